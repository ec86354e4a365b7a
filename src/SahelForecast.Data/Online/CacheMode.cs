namespace SahelForecast.Data.Online;

/// <summary>When an answer is taken from the cache.</summary>
public enum CacheMode
{
    /// <summary>While it is younger than <see cref="OnlineCache.MaxAge"/>; else it is fetched and kept.</summary>
    Fresh,

    /// <summary>Never: it is fetched and kept.</summary>
    Refresh,

    /// <summary>Always, however old; nothing is fetched, and what is not kept is an error.</summary>
    Offline,
}
