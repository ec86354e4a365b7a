namespace SahelForecast;

/// <summary>What a model learned from one series. Immutable and safe to use from many threads.</summary>
public interface IFittedModel
{
    /// <summary>The name with what was chosen, such as "Growth (+3.1 % a year, damped 0.9)".</summary>
    string Name { get; }

    /// <summary>The series learned from.</summary>
    TimeSeries Training { get; }

    /// <summary>One-step-ahead point forecasts over the training periods: means, or medians where the model says so; NaN where undefined.</summary>
    TimeSeries Fitted { get; }

    /// <summary>Observed less fitted, on the scale of the series; NaN where either is missing.</summary>
    TimeSeries Residuals { get; }

    /// <summary>Says in a paragraph what the model found and why its intervals are what they are.</summary>
    /// <returns>Plain sentences with invariant number formats.</returns>
    string Describe();

    /// <summary>Forecasts the next periods.</summary>
    /// <param name="horizon">How many periods ahead, at least 1.</param>
    /// <param name="options">How; default <see cref="ForecastOptions.Default"/>.</param>
    /// <returns>A distribution a step, inside the bounds of the series.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is below 1.</exception>
    Forecast Forecast(int horizon, ForecastOptions? options = null);

    /// <summary>Draws joint futures, parameter uncertainty included.</summary>
    /// <param name="horizon">How many periods ahead, at least 1.</param>
    /// <param name="pathCount">How many futures, at least 1.</param>
    /// <param name="seed">The same seed gives the same paths; path p doesn't depend on <paramref name="pathCount"/>.</param>
    /// <returns>The paths, inside the bounds of the series.</returns>
    SamplePaths Simulate(int horizon, int pathCount, ulong seed);
}

/// <summary>A fit that takes new observations without refitting, at constant cost a value over many calls.</summary>
public interface IAppendableFit : IFittedModel
{
    /// <summary>Moves the origin on with the parameters unchanged.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    IFittedModel Append(ReadOnlySpan<double> newValues);
}

/// <summary>A fit by maximum likelihood.</summary>
public interface ILikelihoodFit : IFittedModel
{
    /// <summary>The log likelihood of the training values, natural logarithm, on the scale of the series.</summary>
    double LogLikelihood { get; }

    /// <summary>Parameters estimated, the variance included.</summary>
    int ParameterCount { get; }

    /// <summary>Whether the optimiser met its tolerance.</summary>
    bool Converged { get; }

    /// <summary>Values that count for the likelihood; information criteria need them. Those observed, unless a fit says otherwise; 0 where it no longer knows.</summary>
    int ObservedCount => Training.Count - Training.MissingCount;
}

/// <summary>A fit that says what it estimated.</summary>
public interface ICoefficientFit : IFittedModel
{
    /// <summary>The estimates, with standard errors where there are any.</summary>
    IReadOnlyList<FitCoefficient> Coefficients { get; }
}

/// <summary>A fit that has a likelihood where another one, which it holds, has.</summary>
internal interface ILikelihoodSource
{
    /// <summary>The figures, on the scale of the series; null without.</summary>
    LikelihoodFigures? Likelihood { get; }
}

/// <summary>What <see cref="ILikelihoodFit"/> says.</summary>
internal readonly record struct LikelihoodFigures(double LogLikelihood, int ParameterCount, int ObservedCount, bool Converged)
{
    public static LikelihoodFigures Of(ILikelihoodFit fit) => new(fit.LogLikelihood, fit.ParameterCount, fit.ObservedCount, fit.Converged);
}

/// <summary>A fit that knows more of its one-step errors than the residuals say.</summary>
internal interface IErrorSource
{
    /// <summary>Autoregressive and moving average coefficients: they take degrees of freedom from a test of memory.</summary>
    int MemoryParameters { get; }

    /// <summary>One-step errors, one a training period, on the scale on which the model takes them for independent and of one size; NaN where there is none.</summary>
    double[] OneStepErrors();
}
