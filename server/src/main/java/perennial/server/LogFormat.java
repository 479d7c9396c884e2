package perennial.server;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.Console;
import org.slf4j.LoggerFactory;

/** The form of the log on standard output: one JSON object a line, or text for people. */
final class LogFormat {
  private static final String TEXT = "%d{HH:mm:ss.SSS} %-5level %logger{24} %msg %kvp%n%ex";

  private LogFormat() {}

  /** Sets the form: {@code json}, {@code text}, or {@code auto}, which is text on a terminal. */
  static void use(String format) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    boolean isJson = format.equals("json") || (format.equals("auto") && !isTerminal());
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setName("stdout");
    Encoder<ILoggingEvent> encoder = isJson ? json() : text();
    encoder.setContext(context);
    encoder.start();
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
  }

  @SuppressWarnings("SystemConsoleNull") // right for newer JDKs, wrong for 25
  private static boolean isTerminal() {
    // Null without a terminal on some platforms, a console without one on others.
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static Encoder<ILoggingEvent> json() {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithContext(false);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    return encoder;
  }

  private static Encoder<ILoggingEvent> text() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setPattern(TEXT);
    return encoder;
  }
}
