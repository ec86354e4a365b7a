namespace SahelForecast.Models.Ets;

/// <summary>Whether smoothing parameters are held towards what is usual.</summary>
public enum EtsRegularisation
{
    /// <summary>By a prior learned from other series, by frequency and length: see <see cref="EtsModel"/>. It matters on short series, where the likelihood
    /// alone takes chance for trend.</summary>
    Learned,

    /// <summary>Not: plain maximum likelihood; to compare with other software.</summary>
    None,
}
