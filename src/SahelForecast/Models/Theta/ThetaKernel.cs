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
    private const int GridCount = 32;

    // The spacing of doubles just below 1 is 1.1e-16.
    private const double Tolerance = 5e-16;

    /// <summary>The best parameters. O(n), allocates nothing.</summary>
    /// <param name="values">The values, NaN where missing, an observed one first.</param>
    /// <param name="variant">The member of the family.</param>
    /// <param name="estimation">What is minimised.</param>
    /// <param name="scratch"><see cref="ThetaSample.ScratchWidth"/> times as long as the values; overwritten.</param>
    public static ThetaParameters Estimate(ReadOnlySpan<double> values, ThetaVariant variant, ThetaEstimation estimation, Span<double> scratch)
    {
        var sample = new ThetaSample(values, variant, estimation, scratch);
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
        Span<double> alphas = stackalloc double[GridCount];
        for (int i = 0; i < GridCount; i++)
        {
            double root = (double)i / (GridCount - 1);
            alphas[i] = root * root;
        }

        for (int i = 0; i < GridCount; i += Vector512<double>.Count)
        {
            ThetaProfile.At(sample, Vector512.Create<double>(alphas[i..])).Slope.CopyTo(slopes[i..]);
        }

        var best = new Candidate(0, 0, 0, double.PositiveInfinity);
        for (int i = 1; i < GridCount; i++)
        {
            if (slopes[i - 1] < 0 && slopes[i] >= 0)
            {
                double alpha = RootFinder.Between(new SlopeFunction(sample), alphas[i - 1], slopes[i - 1], alphas[i], slopes[i], Tolerance);
                best = Candidate.Better(best, At(sample, alpha));
            }
        }

        if (slopes[^1] < 0)
        {
            best = Candidate.Better(best, At(sample, 1));
        }

        if (slopes[0] >= 0)
        {
            best = Candidate.Better(best, At(sample, 0));
        }

        return new ThetaParameters(best.Alpha, best.Weight, best.InitialLevel, sample.Origin, sample.Slope);
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

    private static Candidate At(in ThetaSample sample, double alpha)
    {
        ThetaProfile profile = ThetaProfile.At(sample, Vector512.Create(alpha));
        double criterion = sample.Criterion(profile.SumOfSquares.ToScalar(), profile.Determinant.ToScalar());
        return new Candidate(alpha, profile.Weight.ToScalar(), profile.Level.ToScalar(), criterion);
    }

    private readonly record struct Candidate(double Alpha, double Weight, double InitialLevel, double Criterion)
    {
        public static Candidate Better(Candidate first, Candidate second) => second.Criterion < first.Criterion ? second : first;
    }

    private readonly ref struct SlopeFunction(ThetaSample sample) : IScalarFunction
    {
        private readonly ThetaSample _sample = sample;

        public double At(double x) => ThetaProfile.At(_sample, Vector512.Create(x)).Slope.ToScalar();
    }
}
