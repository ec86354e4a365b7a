namespace SahelForecast;

/// <summary>What became of fitting one series of a panel: a model or an error, never neither.</summary>
public sealed class FitOutcome
{
    private readonly IFittedModel? _model;

    private FitOutcome(SeriesKey key, IFittedModel? model, ForecastException? error)
    {
        Key = key;
        _model = model;
        Error = error;
    }

    /// <summary>The key of the series.</summary>
    public SeriesKey Key { get; }

    /// <summary>Whether there is a model.</summary>
    public bool IsSuccess => _model is not null;

    /// <summary>The fitted model.</summary>
    /// <exception cref="ForecastException">The fit failed; this is the stored error.</exception>
    public IFittedModel Model => _model ?? throw new ForecastException(Error!.Message, Error);

    /// <summary>Why there is no model; null on success.</summary>
    public ForecastException? Error { get; }

    /// <summary>A fit that worked.</summary>
    /// <param name="key">The key of the series.</param>
    /// <param name="model">The fit.</param>
    /// <returns>The outcome.</returns>
    public static FitOutcome Success(SeriesKey key, IFittedModel model)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(model);
        return new FitOutcome(key, model, null);
    }

    /// <summary>A fit that failed.</summary>
    /// <param name="key">The key of the series.</param>
    /// <param name="error">Why.</param>
    /// <returns>The outcome.</returns>
    public static FitOutcome Failure(SeriesKey key, ForecastException error)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(error);
        return new FitOutcome(key, null, error);
    }

    /// <summary>Runs what may refuse a series: a refusal becomes an error to keep, anything else is a fault of the model and flies on.</summary>
    internal static ForecastException? Catch<T>(Func<T> action, out T? result)
        where T : class
    {
        result = null;
        try
        {
            result = action();
            return null;
        }
        catch (ForecastException error)
        {
            return error;
        }
        catch (ArgumentException error)
        {
            return new ForecastException(error.Message, error);
        }
    }
}
