using System.Globalization;
using SahelForecast.Distributions;

namespace SahelForecast.Data;

/// <summary>What is forecast for one period.</summary>
public sealed record ForecastFigures
{
    internal ForecastFigures(Period period, double mean, double median, PredictionInterval[] intervals)
    {
        Period = period;
        Mean = mean;
        Median = median;
        Intervals = intervals;
    }

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <summary>The mean, in the unit of the series; NaN where none exists.</summary>
    public double Mean { get; }

    /// <summary>The median, in the unit of the series.</summary>
    public double Median { get; }

    /// <summary>The central prediction intervals, ascending by level; an end that is not finite is NaN.</summary>
    public IReadOnlyList<PredictionInterval> Intervals { get; }

    /// <summary>Whether two say the same, missing figures being alike.</summary>
    /// <param name="other">The other figures.</param>
    /// <returns>True when they do.</returns>
    public bool Equals(ForecastFigures? other) =>
        other is not null && Period == other.Period && Mean.Equals(other.Mean) && Median.Equals(other.Median) && Intervals.SequenceEqual(other.Intervals);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Period, Mean, Median, Intervals.Count);

    /// <summary>Period, median and intervals, in every culture alike.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Period}: median {Median}, {string.Join(", ", Intervals)}");

    internal static ForecastFigures Of(Period period, PredictiveDistribution distribution, decimal[] levels) => new(
        period,
        FiniteOrMissing(distribution.Mean),
        FiniteOrMissing(distribution.Median),
        [.. levels.Select(level => new PredictionInterval(
            FiniteOrMissing(distribution.Quantile((double)ForecastLevels.Lower(level))),
            FiniteOrMissing(distribution.Quantile((double)ForecastLevels.Upper(level))),
            (double)level))]);

    internal static double FiniteOrMissing(double value) => double.IsFinite(value) ? value : double.NaN;
}
