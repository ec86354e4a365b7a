namespace SahelForecast;

/// <summary>A model could not be fitted to a series for a reason that lies in the data.</summary>
public sealed class ForecastException : Exception
{
    /// <summary>Creates an exception.</summary>
    public ForecastException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What happened and what to do.</param>
    public ForecastException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ForecastException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
