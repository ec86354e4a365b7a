namespace SahelForecast.Data.Online;

/// <summary>How <see cref="HapiClient"/> and <see cref="UnhcrClient"/> read.</summary>
public sealed record OnlineOptions
{
    /// <summary>The options used where none are given.</summary>
    public static OnlineOptions Default { get; } = new();

    /// <summary>Where the API is, version included, such as a mirror of your organisation.</summary>
    /// <value>Default null: the public service. It must be https, except on this machine.</value>
    public Uri? BaseAddress
    {
        get;
        init => field = value is null || (value.IsAbsoluteUri && value.Query.Length == 0 && (value.Scheme == Uri.UriSchemeHttps || (value.Scheme == Uri.UriSchemeHttp && value.IsLoopback)))
            ? value
            : throw new ArgumentException($"BaseAddress is {value}, but must be an absolute https address without a query: requests may hold an e-mail address.", nameof(BaseAddress));
    }

    /// <summary>How many rows are asked for at a time.</summary>
    /// <value>Default 10,000, which is the most that HDX HAPI gives.</value>
    public int PageSize { get; init => field = Between(value, 1, 10_000, nameof(PageSize)); } = 10_000;

    /// <summary>The most pages of one answer; more is an error, never a part of the answer.</summary>
    /// <value>Default 1,000.</value>
    public int MaxPages { get; init => field = Between(value, 1, 1_000_000, nameof(MaxPages)); } = 1_000;

    /// <summary>The pause before each further page.</summary>
    /// <value>Default one second: HDX HAPI asks for no more than one request a second.</value>
    public TimeSpan PageDelay
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromHours(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(PageDelay), value, $"PageDelay is {value}, but must be between zero and an hour.");
    } = TimeSpan.FromSeconds(1);

    /// <summary>Where answers are kept.</summary>
    /// <value>Default null: nowhere; nothing is written to disk.</value>
    public OnlineCache? Cache { get; init; }

    /// <summary>How much is read: <see cref="ReadLimits.MaxJsonBytes"/> holds for all pages of an answer together.</summary>
    public ReadLimits Limits { get; init => field = value ?? throw new ArgumentNullException(nameof(Limits)); } = ReadLimits.Default;

    /// <summary>The clock by which answers age and series get their vintage.</summary>
    /// <value>Default the clock of the system. Days are those of UTC.</value>
    public TimeProvider Clock { get; init => field = value ?? throw new ArgumentNullException(nameof(Clock)); } = TimeProvider.System;

    private static int Between(int value, int least, int most, string name) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is {value}, but must be between {least} and {most}."));
}
