package perennial.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/**
 * Several clients that each send one request after another, on threads and sockets of their own.
 */
final class Clients {
  private static final int OK = 200;

  /** Enough of an error to know it by. */
  private static final int ERROR_LENGTH = 300;

  private final RegistryProcess registry;
  private final Load load;

  Clients(RegistryProcess registry, Load load) {
    this.registry = registry;
    this.load = load;
  }

  private static final class Client {
    private int[] micros = new int[16_384];
    private int calls;
    private long errors;
    private String error = "";
    private long endedAt;

    private void add(long nanos) {
      if (calls == micros.length) {
        micros = Arrays.copyOf(micros, 2 * calls);
      }
      micros[calls++] = (int) (nanos / 1_000);
    }
  }

  /** Lets a number of clients work for a time. */
  Slice run(int number, double seconds, long seed) {
    var ready = new CountDownLatch(number);
    var start = new CountDownLatch(1);
    var clients = new ArrayList<Client>();
    var threads = new ArrayList<Thread>();
    var random = new SplittableRandom(seed);
    for (int i = 0; i < number; i++) {
      var client = new Client();
      SplittableRandom own = random.split();
      clients.add(client);
      threads.add(
          Thread.ofPlatform()
              .name("client-" + i)
              .start(() -> work(client, own, seconds, ready, start)));
    }
    try {
      ready.await();
      Cpu before = registry.cpu();
      long startedAt = System.nanoTime();
      start.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      return sum(clients, startedAt, registry.cpu().minus(before));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailed("Interrupted.");
    }
  }

  private void work(
      Client client,
      SplittableRandom random,
      double seconds,
      CountDownLatch ready,
      CountDownLatch start) {
    try (KeepAlive connection = new KeepAlive(registry.port())) {
      var message = new Message();
      ready.countDown();
      start.await();
      long now = System.nanoTime();
      long end = now + (long) (seconds * 1e9);
      while (now < end) {
        load.render(random, message.clear());
        long sent = System.nanoTime();
        int status = connection.exchange(message);
        now = System.nanoTime();
        if (status == OK) {
          client.add(now - sent);
        } else if (client.errors++ == 0) {
          String body = connection.body();
          client.error = status + " " + body.substring(0, Math.min(body.length(), ERROR_LENGTH));
        }
      }
    } catch (IOException e) {
      client.errors++;
      client.error = e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ready.countDown();
      client.endedAt = System.nanoTime();
    }
  }

  private static Slice sum(List<Client> clients, long startedAt, Cpu cpu) {
    int calls = clients.stream().mapToInt(client -> client.calls).sum();
    var micros = new int[calls];
    int at = 0;
    long end = startedAt;
    for (Client client : clients) {
      System.arraycopy(client.micros, 0, micros, at, client.calls);
      at += client.calls;
      end = Math.max(end, client.endedAt);
    }
    Arrays.sort(micros);
    return new Slice(
        calls,
        clients.stream().mapToLong(client -> client.errors).sum(),
        clients.stream()
            .map(client -> client.error)
            .filter(e -> !e.isEmpty())
            .findFirst()
            .orElse(""),
        (end - startedAt) / 1e9,
        micros,
        cpu);
  }
}
