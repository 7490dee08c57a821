"""The keys beside a database: the one random data key, sealed once for each officer and once for recovery.

`desk.db.keys` is JSON: version, file id, slots. A slot has the officer's id, the Argon2id parameters, a
salt and the data key sealed by AES-256-GCM under the key the passphrase gives, bound to file and officer.
The file is replaced atomically and never deleted by the program.
"""

import base64
import json
import os
import secrets
import unicodedata
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from clcdesk.errors import DeskError
from clcdesk.store.disk import write_atomically
from clcdesk.words import _

VERSION = 1
RECOVERY = "recovery"
KEY_BYTES = 32
MOST_MEMORY_KIB = 1024 * 1024
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O or U to be misread."""
_MISREAD = str.maketrans("OIL", "011")
_RECOVERY_LETTERS = 28


@dataclass(frozen=True)
class Cost:
    """Argon2id's parameters; the default is the second recommendation of RFC 9106."""

    time: int = 3
    memory_kib: int = 65536
    lanes: int = 4


@dataclass(frozen=True)
class Slot:
    officer_id: str
    """Whose passphrase opens it, or `recovery`."""
    cost: Cost
    salt: bytes
    sealed: bytes
    """12 bytes nonce, then the sealed data key."""


@dataclass(frozen=True)
class Keys:
    file_id: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Unlocked:
    data_key: bytes
    officer_id: str
    """"" when the recovery code opened it."""


def beside(database: Path) -> Path:
    return database.with_name(database.name + ".keys")


def make(passphrase: str, officer_id: str, cost: Cost) -> tuple[Keys, bytes, str]:
    """New keys, the data key they seal, and the recovery code, which is kept nowhere."""
    data_key, code = secrets.token_bytes(KEY_BYTES), recovery_code()
    keys = Keys(str(uuid.uuid4()), ())
    keys = _with(keys, _seal(keys.file_id, officer_id, acceptable(passphrase), data_key, cost))
    keys = _with(keys, _seal(keys.file_id, RECOVERY, _letters(code), data_key, cost))
    return keys, data_key, code


def unlock(database: Path, passphrase: str) -> Unlocked:
    """The data key, by an officer's passphrase or the recovery code; DeskError when none fits."""
    return open_with(load(database), passphrase, database.name)


def open_with(keys: Keys, passphrase: str, name: str) -> Unlocked:
    """`unlock` for keys already read; `name` is what the sentence calls the file."""
    for slot in keys.slots:
        secret = _letters(passphrase) if slot.officer_id == RECOVERY else _normal(passphrase)
        if slot.officer_id == RECOVERY and len(secret) != _RECOVERY_LETTERS:
            continue
        data_key = _open(keys.file_id, slot, secret)
        if data_key is not None:
            return Unlocked(data_key, "" if slot.officer_id == RECOVERY else slot.officer_id)
    raise DeskError(_("The passphrase does not open {file}: type it again.").format(file=name))


def put_slot(database: Path, data_key: bytes, officer_id: str, passphrase: str, cost: Cost = Cost()) -> None:
    """Give an officer a passphrase, or a new one in place of the old."""
    keys = load(database)
    save(database, _with(keys, _seal(keys.file_id, officer_id, acceptable(passphrase), data_key, cost)))


def new_recovery(database: Path, data_key: bytes, cost: Cost = Cost()) -> str:
    """A new recovery code; the old one opens nothing any more."""
    keys, code = load(database), recovery_code()
    save(database, _with(keys, _seal(keys.file_id, RECOVERY, _letters(code), data_key, cost)))
    return code


def remove_slot(database: Path, officer_id: str) -> None:
    """Take an officer's passphrase away; DeskError for the last one or one that is not there."""
    keys = load(database)
    rest = tuple(slot for slot in keys.slots if slot.officer_id != officer_id)
    if rest == keys.slots:
        raise DeskError(_("This officer has no passphrase for {file}.").format(file=database.name))
    if officer_id == RECOVERY or not any(slot.officer_id != RECOVERY for slot in rest):
        raise DeskError(_("The last passphrase of {file} cannot be taken away.").format(file=database.name))
    save(database, replace(keys, slots=rest))


def acceptable(passphrase: str) -> str:
    """The passphrase in NFKC; DeskError when it is blank."""
    normal = _normal(passphrase)
    if not normal.strip():
        raise DeskError(_("The passphrase is blank: four words of your own make a good one."))
    return normal


def recovery_code() -> str:
    """28 letters in groups of four: 140 bits, to be written down and locked away."""
    letters = "".join(secrets.choice(_ALPHABET) for _letter in range(_RECOVERY_LETTERS))
    return "-".join(letters[start : start + 4] for start in range(0, _RECOVERY_LETTERS, 4))


def load(database: Path) -> Keys:
    """The keys beside a database; DeskError when they are missing or damaged."""
    path = beside(database)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise DeskError(
            _(
                "{keys} is missing: {file} cannot be opened without it. Put it back beside it, or restore a backup."
            ).format(keys=path.name, file=database.name)
        ) from None
    except OSError:
        raise DeskError(_("{keys} cannot be read: check the file's permissions.").format(keys=path.name)) from None
    return parse(content, path.name)


def parse(content: bytes, name: str) -> Keys:
    """Keys from the bytes of a keys file; DeskError when they are not one."""
    try:
        raw = json.loads(content)
        version = raw["version"]
        keys = Keys(str(raw["file"]), tuple(_slot(slot) for slot in raw["slots"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise DeskError(_("{keys} is damaged: restore it from a backup.").format(keys=name)) from None
    if version != VERSION:
        raise DeskError(_("{keys} was written by a newer CLC Desk: install that one.").format(keys=name))
    return keys


def save(database: Path, keys: Keys) -> None:
    write_atomically(beside(database), dump(keys))


def dump(keys: Keys) -> bytes:
    slots = [
        {
            "officer": slot.officer_id,
            "argon2id": asdict(slot.cost),
            "salt": base64.b64encode(slot.salt).decode(),
            "sealed": base64.b64encode(slot.sealed).decode(),
        }
        for slot in keys.slots
    ]
    return json.dumps({"version": VERSION, "file": keys.file_id, "slots": slots}, indent=1).encode() + b"\n"


def _slot(raw: dict[str, Any]) -> Slot:
    cost = Cost(**{name: int(value) for name, value in raw["argon2id"].items()})
    if not (0 < cost.time <= 64 and 0 < cost.lanes <= 64 and 8 * cost.lanes <= cost.memory_kib <= MOST_MEMORY_KIB):
        raise ValueError("parameters nobody chose")
    salt = base64.b64decode(raw["salt"], validate=True)
    sealed = base64.b64decode(raw["sealed"], validate=True)
    if len(salt) < 8 or len(sealed) != 12 + KEY_BYTES + 16:
        raise ValueError("a slot of the wrong size")
    return Slot(str(raw["officer"]), cost, salt, sealed)


def _with(keys: Keys, slot: Slot) -> Keys:
    others: Iterable[Slot] = (other for other in keys.slots if other.officer_id != slot.officer_id)
    return replace(keys, slots=(*others, slot))


def _seal(file_id: str, officer_id: str, secret: str, data_key: bytes, cost: Cost) -> Slot:
    salt, nonce = os.urandom(16), os.urandom(12)
    sealed = AESGCM(_derive(secret, salt, cost)).encrypt(nonce, data_key, _bound(file_id, officer_id))
    return Slot(officer_id, cost, salt, nonce + sealed)


def _open(file_id: str, slot: Slot, secret: str) -> bytes | None:
    try:
        return AESGCM(_derive(secret, slot.salt, slot.cost)).decrypt(
            slot.sealed[:12], slot.sealed[12:], _bound(file_id, slot.officer_id)
        )
    except InvalidTag:
        return None


def _bound(file_id: str, officer_id: str) -> bytes:
    return f"clcdesk keys {VERSION} {file_id} {officer_id}".encode()


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        secret.encode("utf-8", "surrogatepass"), salt, cost.time, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID
    )


def _normal(passphrase: str) -> str:
    return unicodedata.normalize("NFKC", passphrase)


def _letters(code: str) -> str:
    """A recovery code however it was typed: any case, any grouping, O for 0, I or L for 1."""
    swapped = _normal(code).upper().translate(_MISREAD)
    return "".join(letter for letter in swapped if letter in _ALPHABET)
