namespace SahelForecast.Accuracy;

/// <summary>Where a run speaks to its user.</summary>
/// <param name="Out">Results.</param>
/// <param name="Error">Progress and errors.</param>
/// <param name="IsInteractive">Whether a person watches <paramref name="Error"/>, so that a line can be written over.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool IsInteractive);
