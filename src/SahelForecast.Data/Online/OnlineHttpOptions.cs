namespace SahelForecast.Data.Online;

/// <summary>How often and how long a <see cref="OnlineHttp"/> client tries.</summary>
public sealed record OnlineHttpOptions
{
    /// <summary>The options used where none are given.</summary>
    public static OnlineHttpOptions Default { get; } = new();

    /// <summary>How long one attempt may take, the body of the answer included.</summary>
    /// <value>Default 60 seconds; at least 10 milliseconds.</value>
    public TimeSpan AttemptTimeout { get; init => field = Between(value, TimeSpan.FromMilliseconds(10), nameof(AttemptTimeout)); } = TimeSpan.FromSeconds(60);

    /// <summary>How long all attempts of one request and the pauses between them may take; longer than <see cref="AttemptTimeout"/>.</summary>
    /// <value>Default 5 minutes. A server that asks for a longer pause (Retry-After) is not waited for beyond it.</value>
    public TimeSpan TotalTimeout { get; init => field = Between(value, TimeSpan.FromMilliseconds(10), nameof(TotalTimeout)); } = TimeSpan.FromMinutes(5);

    /// <summary>How often a request is tried again when the server answers 408, 429 or 5xx, breaks off, or does not answer.</summary>
    /// <value>Default 3; between 1 and 20.</value>
    public int Retries
    {
        get;
        init => field = value is >= 1 and <= 20
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Retries), value, FormattableString.Invariant($"Retries is {value}, but must be between 1 and 20. Give the clients an HttpClient of your own to try once."));
    } = 3;

    /// <summary>The pause before the first retry; it doubles each time, with chance added. A server's Retry-After goes before it.</summary>
    /// <value>Default 2 seconds.</value>
    public TimeSpan RetryDelay { get; init => field = Between(value, TimeSpan.Zero, nameof(RetryDelay)); } = TimeSpan.FromSeconds(2);

    /// <summary>How much is read: <see cref="ReadLimits.MaxJsonBytes"/> bounds each answer, unpacked.</summary>
    public ReadLimits Limits { get; init => field = value ?? throw new ArgumentNullException(nameof(Limits)); } = ReadLimits.Default;

    private static TimeSpan Between(TimeSpan value, TimeSpan least, string name) => value >= least && value <= TimeSpan.FromHours(12)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, but must be between {least} and 12 hours.");
}
