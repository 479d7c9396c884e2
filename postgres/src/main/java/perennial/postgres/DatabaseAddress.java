package perennial.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a PostgreSQL database is and as whom to enter it, as people write it: {@code
 * postgresql://user:password@host:port/database} (the form of libpq) or {@code
 * jdbc:postgresql://host:port/database?user=…&password=…}.
 *
 * @param jdbcUrl for the driver, without credentials; other parameters are kept
 * @param database the name of the database
 * @param user the role
 * @param password of the role; may be empty
 */
public record DatabaseAddress(String jdbcUrl, String database, String user, String password) {
  private static final int DEFAULT_PORT = 5432;

  /**
   * Reads either form.
   *
   * @throws IllegalArgumentException saying what is missing, without repeating the password
   */
  public static DatabaseAddress parse(String text) {
    String form = text.strip();
    if (form.startsWith("jdbc:")) {
      form = form.substring("jdbc:".length());
    }
    if (!form.startsWith("postgresql://") && !form.startsWith("postgres://")) {
      throw new IllegalArgumentException(
          "a database is named as postgresql://user:password@host:port/database");
    }
    URI uri = uri(form);
    String host = uri.getHost();
    String path = uri.getPath();
    Map<String, String> parameters = parameters(uri);
    String[] credentials = credentials(uri);
    String user = parameters.getOrDefault("user", credentials[0]);
    String password = parameters.getOrDefault("password", credentials[1]);
    if (host == null || path == null || path.length() < 2 || user.isEmpty()) {
      throw new IllegalArgumentException(
          "the name of a database needs a host, a database and a user:"
              + " postgresql://user:password@host:port/database");
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    String url = "jdbc:postgresql://" + host + ":" + port + path + others(parameters);
    return new DatabaseAddress(url, path.substring(1), user, password);
  }

  /** The same server and role, another database. */
  public DatabaseAddress withDatabase(String name) {
    int query = jdbcUrl.indexOf('?');
    String beforeQuery = query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
    String rest = query < 0 ? "" : jdbcUrl.substring(query);
    String url = beforeQuery.substring(0, beforeQuery.lastIndexOf('/') + 1) + name + rest;
    return new DatabaseAddress(url, name, user, password);
  }

  /** The same database, another role. */
  public DatabaseAddress withUser(String otherUser, String otherPassword) {
    return new DatabaseAddress(jdbcUrl, database, otherUser, otherPassword);
  }

  /** Never the password. */
  @Override
  public String toString() {
    return jdbcUrl + " as " + user;
  }

  private static URI uri(String form) {
    try {
      return URI.create(form);
    } catch (IllegalArgumentException e) {
      // The cause repeats the text, and with it the password: it is left out on purpose.
      throw new IllegalArgumentException(
          "the name of the database is not a URL; special characters of a password are percent-encoded");
    }
  }

  private static String[] credentials(URI uri) {
    String info = uri.getRawUserInfo();
    if (info == null) {
      return new String[] {"", ""};
    }
    int colon = info.indexOf(':');
    return colon < 0
        ? new String[] {decode(info), ""}
        : new String[] {decode(info.substring(0, colon)), decode(info.substring(colon + 1))};
  }

  private static Map<String, String> parameters(URI uri) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String query = uri.getRawQuery();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
      }
    }
    return parameters;
  }

  private static String others(Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .filter(each -> !each.getKey().equals("user") && !each.getKey().equals("password"))
            .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
