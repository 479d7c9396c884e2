package perennial.licensing;

/** What has become of an order; one that nobody approved in time stays pending and is void. */
public enum OrderStatus {
  PENDING,
  APPROVED,
  WITHDRAWN
}
