namespace SahelForecast;

/// <summary>A fit that can be written down and taken up again elsewhere: what it learned and where it stands, not its history.</summary>
/// <remarks>Each such fit has a static <c>FromJson</c> that reads the text back and then forecasts the same numbers to the last bit; <see cref="Models.SavedFits"/> reads
/// those of any kind, and alone those of transformed series. What they read is a fit whose training series is the last period alone; it takes new values (<see cref="IAppendableFit"/>), but has no past
/// errors to draw again.</remarks>
public interface ISavableFit : IAppendableFit
{
    /// <summary>Writes the fit as JSON.</summary>
    /// <returns>Versioned text, the same in every culture, below 2 kB unless the description of the series or its season is long.</returns>
    /// <exception cref="InvalidOperationException">The fit holds one of another model, and that can't be saved.</exception>
    string ToJson();
}
