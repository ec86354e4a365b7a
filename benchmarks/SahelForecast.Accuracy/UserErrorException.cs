namespace SahelForecast.Accuracy;

/// <summary>Something that the user can mend: shown as one line without a trace.</summary>
internal sealed class UserErrorException(string message, Exception? inner = null) : Exception(message, inner);
