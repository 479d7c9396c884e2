package perennial.console;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** Sets a page of well-formed HTML as PDF. It fetches nothing, wherever the page points. */
final class Pdf {
  static {
    FontMappers.set(new BundledFont());
    // It tells of every sheet that it reads, past our log.
    XRLog.setLoggingEnabled(false);
  }

  private Pdf() {}

  static byte[] of(String html) {
    var bytes = new ByteArrayOutputStream();
    var builder = new PdfRendererBuilder();
    builder.withHtmlContent(html, "");
    builder.withProducer("Perennial");
    for (var moment : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((uri, type) -> false, moment);
    }
    try {
      builder.toStream(bytes).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
