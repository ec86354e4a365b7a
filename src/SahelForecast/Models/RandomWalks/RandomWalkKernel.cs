using SahelForecast.Numerics;

namespace SahelForecast.Models.RandomWalks;

/// <summary>What the steps between observed values say about drift and volatility.</summary>
/// <param name="Increments">Steps between neighbouring observed values.</param>
/// <param name="Span">Periods from the first to the last observed value.</param>
/// <param name="Change">The last less the first observed value.</param>
/// <param name="Last">The last observed value.</param>
/// <param name="MissingAtEnd">Periods after it.</param>
internal readonly record struct WalkSummary(int Increments, int Span, double Change, double Last, int MissingAtEnd)
{
    /// <summary>The mean change a period.</summary>
    public double MeanDrift => Span > 0 ? Change / Span : 0;
}

/// <summary>The random walk with drift y(t) = y(t-1) + g + e, observed with gaps: a step over d periods has mean g d and variance s² d.</summary>
internal static class RandomWalkKernel
{
    /// <summary>Reads the ends and counts of a series with at least one value that is not NaN. O(n), allocates nothing.</summary>
    public static WalkSummary Summarise(ReadOnlySpan<double> values)
    {
        int first = 0;
        while (double.IsNaN(values[first]))
        {
            first++;
        }

        int last = first;
        int increments = 0;
        for (int i = first + 1; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                increments++;
                last = i;
            }
        }

        return new WalkSummary(increments, last - first, values[last] - values[first], values[last], values.Length - 1 - last);
    }

    /// <summary>The sum of squared steps about a drift, each divided by the periods it spans.</summary>
    public static double SumOfSquares(ReadOnlySpan<double> values, double drift)
    {
        double sum = 0;
        int previous = -1;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                continue;
            }

            if (previous >= 0)
            {
                double error = values[i] - values[previous] - (drift * (i - previous));
                sum += error * error / (i - previous);
            }

            previous = i;
        }

        return sum;
    }

    /// <summary>One-step forecasts: the last observed value moved on by the drift; NaN up to the first observed value.</summary>
    public static void Fitted(ReadOnlySpan<double> values, double drift, double damping, Span<double> destination)
    {
        double level = double.NaN;
        double rate = 0;
        for (int i = 0; i < values.Length; i++)
        {
            rate = damping * (rate + drift);
            destination[i] = level + rate;
            if (!double.IsNaN(values[i]))
            {
                level = values[i];
                rate = 0;
            }
        }
    }

    /// <summary>One-step forecasts of further values by the last one before each, and the walk moved on by them; what was learned stays.</summary>
    public static WalkSummary Continue(in WalkSummary walk, ReadOnlySpan<double> newValues, Span<double> destination)
    {
        (double last, int missing) = (walk.Last, walk.MissingAtEnd);
        for (int i = 0; i < newValues.Length; i++)
        {
            destination[i] = last;
            (last, missing) = double.IsNaN(newValues[i]) ? (last, missing + 1) : (newValues[i], 0);
        }

        return walk with { Last = last, MissingAtEnd = missing };
    }

    /// <summary>Past errors of unit variance about a drift, one an increment, to be drawn again; all 0 when the walk never erred.</summary>
    public static double[] StandardisedErrors(ReadOnlySpan<double> values, double drift)
    {
        double[] errors = new double[values.Length];
        int previous = -1;
        int next = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                continue;
            }

            if (previous >= 0)
            {
                errors[next++] = (values[i] - values[previous] - (drift * (i - previous))) / Math.Sqrt(i - previous);
            }

            previous = i;
        }

        return PastErrors.Standardised(errors.AsSpan(0, next));
    }

    /// <summary>Past errors about a drift in their places, each over the root of the periods it spans; NaN where there is none.</summary>
    public static double[] Errors(ReadOnlySpan<double> values, double drift, double damping)
    {
        double[] errors = new double[values.Length];
        int previous = -1;
        for (int i = 0; i < values.Length; i++)
        {
            int periods = i - previous;
            errors[i] = previous < 0 ? double.NaN : (values[i] - values[previous] - (drift * AccumulatedDamping(damping, periods))) / Math.Sqrt(periods);
            previous = double.IsNaN(values[i]) ? previous : i;
        }

        return errors;
    }

    /// <summary>How much drift has accumulated after a number of periods: 1 + ... for no damping, else phi + phi² + ...</summary>
    public static double AccumulatedDamping(double damping, int periods)
    {
        double sum = 0;
        double weight = 1;
        for (int i = 0; i < periods; i++)
        {
            weight *= damping;
            sum += weight;
        }

        return sum;
    }
}

/// <summary>Draws futures of a random walk whose drift fades by a factor each period; drift and scale are uncertain.</summary>
internal readonly ref struct RandomWalkPaths(double level, double drift, double driftError, double damping, int hiddenSteps, NoiseSource noise)
    : IPathKernel
{
    private readonly NoiseSource _noise = noise;

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        double scale = _noise.DrawScale(ref stream);
        double rate = driftError > 0 ? drift + (driftError * scale * stream.NextNormal()) : drift;
        double value = level;
        for (int i = -hiddenSteps; i < path.Length; i++)
        {
            rate *= damping;
            value += rate + (scale * _noise.Next(ref stream));
            if (i >= 0)
            {
                path[i] = value;
            }
        }
    }
}
