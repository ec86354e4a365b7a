namespace SahelForecast.Models.Combination;

/// <summary>What becomes of a level that past errors are too few to promise.</summary>
public enum ConformalTooFew
{
    /// <summary>Beyond the largest level that the errors support, the interval goes on widening as that of the model does, and is never narrower than that. Nothing is promised there, and
    /// <see cref="Forecast.IntervalMethod"/> says so.</summary>
    Widen,

    /// <summary>Asking for it throws an <see cref="ArgumentException"/> that says how many errors there are and how many it takes.</summary>
    Refuse,
}
