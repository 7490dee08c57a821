import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDFs against PDF/UA-1: a path a line on standard input; for each, a line for every clause that fails
 * and then "." with the number of assertions tried. A file veraPDF cannot read fails as "unreadable".
 */
public class Validate {
  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String path = paths.readLine(); path != null; path = paths.readLine()) {
      judge(path, out);
    }
  }

  private static void judge(String path, PrintStream out) {
    PDFAFlavour flavour = PDFAFlavour.PDFUA_1;
    int tried = 0;
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
         PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      tried = result.getTotalAssertions();
      Map<String, String> failed = new TreeMap<>();
      for (TestAssertion one : result.getTestAssertions()) {
        if (one.getStatus() == TestAssertion.Status.FAILED) {
          String clause = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
          failed.putIfAbsent(clause, one.getMessage() + " @ " + one.getLocation().getContext());
        }
      }
      failed.forEach((clause, what) -> out.println(clause + " " + what.replaceAll("\\s+", " ")));
      if (!result.isCompliant() && failed.isEmpty()) {
        out.println("unnamed: not compliant");
      }
    } catch (Exception error) {
      out.println("unreadable: " + String.valueOf(error.getMessage()).replaceAll("\\s+", " "));
    }
    out.println(". " + tried);
  }
}
