using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace SahelForecast.Data.Online;

/// <summary>Makes the <see cref="HttpClient"/> for those who have none.</summary>
/// <remarks>
/// <para>Requests go through the standard resilience handler of Microsoft.Extensions.Http.Resilience: a limit on concurrent requests, a
/// time-out over all attempts, retries with growing pauses that respect Retry-After, a circuit breaker, and a time-out for each attempt.
/// Here an attempt includes the body of the answer: one that breaks off or stalls is tried again.</para>
/// <para>With an HttpClient of your own (from <c>IHttpClientFactory</c>, with a proxy, a certificate) your handlers apply instead.</para>
/// </remarks>
public static class OnlineHttp
{
    private const string Name = "SahelForecast";

    /// <summary>Makes a client. Make one, share it between <see cref="HapiClient"/> and <see cref="UnhcrClient"/>, and dispose it at the end.</summary>
    /// <param name="options">How often and how long it tries; default <see cref="OnlineHttpOptions.Default"/>.</param>
    /// <returns>A client that the caller disposes, safe for use by many threads. Its own time-out is infinite: those of the options hold.</returns>
    /// <exception cref="ArgumentException">TotalTimeout is not longer than AttemptTimeout.</exception>
    public static HttpClient Create(OnlineHttpOptions? options = null)
    {
        options ??= OnlineHttpOptions.Default;
        if (options.TotalTimeout <= options.AttemptTimeout)
        {
            throw new ArgumentException($"TotalTimeout is {options.TotalTimeout}, but must be longer than AttemptTimeout, which is {options.AttemptTimeout}.", nameof(options));
        }

        var sockets = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        };
        var services = new ServiceCollection();
        IHttpClientBuilder builder = services.AddHttpClient(Name)
            .ConfigurePrimaryHttpMessageHandler(() => sockets)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        builder.AddStandardResilienceHandler(standard => Configure(standard, options));

        // Added last it stands innermost, so that every attempt reads its own body.
        builder.AddHttpMessageHandler(() => new WholeBodyHandler(options.Limits.MaxJsonBytes));
        ServiceProvider provider = services.BuildServiceProvider();
        HttpMessageHandler chain = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(Name);
        return new HttpClient(new OwningHandler(chain, provider, sockets), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static void Configure(HttpStandardResilienceOptions standard, OnlineHttpOptions options)
    {
        standard.AttemptTimeout.Timeout = options.AttemptTimeout;
        standard.TotalRequestTimeout.Timeout = options.TotalTimeout;
        standard.Retry.MaxRetryAttempts = options.Retries;
        standard.Retry.Delay = options.RetryDelay;

        // The handler wants a window of at least two attempts.
        TimeSpan window = 2 * options.AttemptTimeout;
        standard.CircuitBreaker.SamplingDuration = window > standard.CircuitBreaker.SamplingDuration ? window : standard.CircuitBreaker.SamplingDuration;
    }

    /// <summary>Disposes what the chain of handlers stands on; the chain itself leaves that to its factory.</summary>
    private sealed class OwningHandler(HttpMessageHandler chain, ServiceProvider provider, SocketsHttpHandler sockets) : DelegatingHandler(chain)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
            {
                provider.Dispose();
                sockets.Dispose();
            }
        }
    }
}
