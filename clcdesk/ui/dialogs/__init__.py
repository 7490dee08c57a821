"""Dialogs: loaded, built, saved by an act, freed on closing."""
