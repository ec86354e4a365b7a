using SahelForecast.Distributions;

namespace SahelForecast.Evaluation;

/// <summary>A score of forecasts against what came. Each scored outcome gives a number; a summary, most often the mean, makes one figure of them.</summary>
/// <remarks>
/// <para>The point forecast scored is the median unless the metric says otherwise. Coverage and shares are fractions; percentage errors are in percent, as published.</para>
/// <para>A metric of your own derives from this class. Evaluations run on several threads: keep no state.</para>
/// </remarks>
public abstract partial class ForecastMetric
{
    /// <summary>The name in tables, such as "CRPS".</summary>
    public abstract string Name { get; }

    /// <summary>Whether a better forecast scores lower. False for skill-like figures such as coverage, where neither high nor low is simply better.</summary>
    public virtual bool LowerIsBetter => true;

    /// <summary>The number that one outcome gives.</summary>
    /// <param name="fold">A fold.</param>
    /// <param name="step">The step, 0 one period after the origin; its outcome is known.</param>
    /// <returns>A number; NaN where the score is not defined, which is then left out.</returns>
    public abstract double Evaluate(BacktestFold fold, int step);

    /// <summary>One figure from the numbers of several outcomes.</summary>
    /// <param name="values">At least one number, none NaN.</param>
    /// <returns>Their mean, unless the metric says otherwise.</returns>
    public virtual double Summarise(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    /// <summary>The name.</summary>
    /// <returns>Text for people.</returns>
    public sealed override string ToString() => Name;

    private protected static double Actual(BacktestFold fold, int step) => fold.Actual.Values[step];

    private static PredictiveDistribution Step(BacktestFold fold, int step) => fold.Forecast.Steps[step];

    // A metric in a line: a formula for one outcome, and a summary when it is not the mean.
    private sealed class Formula(string name, Func<BacktestFold, int, double> evaluate, Func<ReadOnlySpan<double>, double>? summarise = null, bool lowerIsBetter = true)
        : ForecastMetric
    {
        public override string Name => name;

        public override bool LowerIsBetter => lowerIsBetter;

        public override double Evaluate(BacktestFold fold, int step) => evaluate(fold, step);

        public override double Summarise(ReadOnlySpan<double> values) => summarise is null ? base.Summarise(values) : summarise(values);
    }
}
