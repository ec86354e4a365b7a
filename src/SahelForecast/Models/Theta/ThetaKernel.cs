using System.Runtime.Intrinsics;
using SahelForecast.Models.Ets;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Theta;

/// <summary>Where smoothing ends.</summary>
/// <param name="State">After the last observed value.</param>
/// <param name="MissingAtEnd">Periods since.</param>
/// <param name="SumOfSquares">Of the one-step errors.</param>
internal readonly record struct ThetaSmoothing(ThetaState State, int MissingAtEnd, double SumOfSquares);

/// <summary>Finds the parameters of a Theta model, and runs its recursion.</summary>
/// <remarks>
/// Given alpha everything else is solved for (<see cref="ThetaProfile"/>), so the criterion is a function of alpha alone. Its slope is taken on a grid that is finer
/// towards 0, where long series need it; each change from falling to rising is narrowed to its root, and the lowest minimum, the ends included, is taken.
/// </remarks>
internal static class ThetaKernel
{
    private const int GridCount = 24;

    private static readonly double[] AllAlphas = MakeGrid();

    private static int Lanes => Vector512<double>.Count;

    private static ReadOnlySpan<double> Grid => AllAlphas;

    /// <summary>The best parameters. O(n), allocates nothing.</summary>
    /// <param name="values">The values, NaN where missing, an observed one first.</param>
    /// <param name="variant">The member of the family.</param>
    /// <param name="estimation">What is minimised.</param>
    /// <param name="periodsPerYear">Periods in a year, for the discount.</param>
    /// <param name="scratch"><see cref="ThetaSample.ScratchWidth"/> times as long as the values; overwritten.</param>
    public static ThetaParameters Estimate(
        ReadOnlySpan<double> values, ThetaVariant variant, ThetaEstimation estimation, double periodsPerYear, Span<double> scratch)
    {
        var sample = new ThetaSample(values, variant, estimation, periodsPerYear, scratch);
        if (variant == ThetaVariant.Standard)
        {
            return Smoothed(sample, SesKernel.Estimate(values));
        }

        return sample.IsConstant ? new ThetaParameters(1, sample.Weight, 0, sample.Origin, sample.Slope) : Search(sample);
    }

    // Simple smoothing knows no line, so its first forecast is the level alone.
    private static ThetaParameters Smoothed(in ThetaSample sample, SesEstimate estimate) => new(
        estimate.Alpha, sample.Weight, estimate.InitialLevel - sample.Origin - (sample.Weight * sample.Slope), sample.Origin, sample.Slope);

    private static ThetaParameters Search(in ThetaSample sample)
    {
        Span<double> slopes = stackalloc double[GridCount];
        for (int i = 0; i < GridCount; i += Lanes)
        {
            ThetaProfile.At(sample, Vector512.Create(Grid[i..])).Slope.CopyTo(slopes[i..]);
        }

        // Every second point at most ends a fall; the ends of the range come on top.
        Span<Bracket> brackets = stackalloc Bracket[GridCount / 2];
        Span<double> alphas = stackalloc double[2 * Lanes];
        int count = 0;
        for (int i = 1; i < GridCount; i++)
        {
            if (slopes[i - 1] < 0 && slopes[i] >= 0)
            {
                brackets[count++] = new Bracket(Grid[i - 1], slopes[i - 1], Grid[i], slopes[i]);
            }
        }

        for (int i = 0; i < count; i++)
        {
            if (i % Lanes == 0)
            {
                LaneRootFinder.Narrow(new SlopeFunction(sample), brackets[i..Math.Min(i + Lanes, count)]);
            }

            alphas[i] = brackets[i].Root;
        }

        if (slopes[^1] < 0)
        {
            alphas[count++] = 1;
        }

        if (slopes[0] >= 0)
        {
            alphas[count++] = 0;
        }

        return Lowest(sample, alphas, count);
    }

    /// <summary>The best of the first so many alphas; there are places for whole vectors of them.</summary>
    private static ThetaParameters Lowest(in ThetaSample sample, ReadOnlySpan<double> alphas, int count)
    {
        var best = new ThetaParameters(0, sample.Weight, 0, sample.Origin, sample.Slope);
        double lowest = double.PositiveInfinity;
        for (int start = 0; start < count; start += Lanes)
        {
            ThetaProfile profile = ThetaProfile.At(sample, Vector512.Create(alphas[start..]));
            for (int i = 0; i < Math.Min(Lanes, count - start); i++)
            {
                double criterion = sample.Criterion(profile.SumOfSquares[i], profile.Determinant[i]);
                if (criterion < lowest)
                {
                    lowest = criterion;
                    best = best with { Alpha = alphas[start + i], Weight = profile.Weight[i], InitialLevel = profile.Level[i] };
                }
            }
        }

        return best;
    }

    /// <summary>Runs on over values. O(n), allocates nothing.</summary>
    /// <param name="values">The values, NaN where missing. Missing ones are taken to be what was forecast.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="state">After the last observed value before.</param>
    /// <param name="missing">Periods since.</param>
    /// <param name="fitted">Takes the forecast of each value made before it.</param>
    public static ThetaSmoothing Smooth(ReadOnlySpan<double> values, in ThetaParameters parameters, ThetaState state, int missing, Span<double> fitted)
    {
        double squares = 0;
        if (missing == 0 && parameters.IsDynamic && !System.Numerics.Tensors.TensorPrimitives.IsNaNAny<double>(values))
        {
            return SmoothWhole(values, parameters, state, fitted);
        }

        ThetaState current = state;
        for (int i = 0; i < missing; i++)
        {
            current = current.Next(parameters, current.Forecast(parameters));
        }

        for (int i = 0; i < values.Length; i++)
        {
            double forecast = current.Forecast(parameters);
            double value = values[i] - parameters.Origin;
            bool isMissing = double.IsNaN(value);
            fitted[i] = parameters.Origin + forecast;
            current = current.Next(parameters, isMissing ? forecast : value);
            state = isMissing ? state : current;
            missing = isMissing ? missing + 1 : 0;
            squares += isMissing ? 0 : (value - forecast) * (value - forecast);
        }

        return new ThetaSmoothing(state, missing, squares);
    }

    /// <summary>The same of dynamic models without gaps, with the state taken apart, since copies of it cost more than what is done to it.</summary>
    private static ThetaSmoothing SmoothWhole(ReadOnlySpan<double> values, in ThetaParameters parameters, in ThetaState state, Span<double> fitted)
    {
        (double alpha, double weight, double origin) = (parameters.Alpha, parameters.Weight, parameters.Origin);
        double keep = 1 - alpha;
        (double level, double share, double reach) = (state.Level, state.Share, state.Reach);
        (double meanTime, double meanValue, double timeSquares, double products) = (state.Line.MeanTime, state.Line.MeanValue, state.Line.TimeSquares, state.Line.Products);
        double squares = 0;
        fitted = fitted[..values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double slope = timeSquares > 0 ? products / timeSquares : 0;
            double lead = (meanValue * share) + (slope * (reach - (meanTime * share)));
            double forecast = level + (weight * lead);
            double value = values[i] - origin;
            fitted[i] = origin + forecast;
            squares += (value - forecast) * (value - forecast);
            level += alpha * (value - level);
            share = Math.Max(keep * share, ThetaState.LeastShare);
            reach = 1 + (keep * reach);
            double part = 1.0 / (state.Line.Count + i + 1);
            double later = state.Time + i - meanTime;
            double higher = value - meanValue;
            double counted = later * (1 - part);
            meanTime += later * part;
            meanValue += higher * part;
            timeSquares += later * counted;
            products += higher * counted;
        }

        var line = new TrendLine(state.Line.Count + values.Length, meanTime, meanValue, timeSquares, products);
        return new ThetaSmoothing(new ThetaState(state.Time + values.Length, level, share, reach, line), 0, squares);
    }

    private static double[] MakeGrid()
    {
        double[] grid = new double[GridCount];
        for (int i = 0; i < GridCount; i++)
        {
            double root = (double)i / (GridCount - 1);
            grid[i] = root * root;
        }

        return grid;
    }

    private readonly ref struct SlopeFunction(ThetaSample sample) : ILaneFunction
    {
        private readonly ThetaSample _sample = sample;

        public Vector512<double> At(Vector512<double> x) => ThetaProfile.At(_sample, x).Slope;
    }
}
