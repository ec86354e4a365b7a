using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <content>How it is found.</content>
internal sealed partial class EtsUncertainty
{
    // For central differences of numbers of about 1.
    private const double Difference = 1e-6;

    // What is closer to a bound is on it.
    private const double Margin = 4e-6;

    /// <summary>From a fit.</summary>
    /// <param name="values">The values, NaN where missing, an observed one first.</param>
    /// <param name="estimate">The fit.</param>
    /// <param name="prior">What was believed of the smoothing parameters.</param>
    /// <param name="season">Periods in a season.</param>
    public static EtsUncertainty Of(ReadOnlySpan<double> values, EtsEstimate estimate, in EtsPrior prior, int season)
    {
        var shape = new EtsShape(estimate.Specification, season);
        double scale = Scaled(values, ref estimate, out double[] scaled);
        double[] x = Vector(shape, estimate);
        int count = shape.Count;
        double[] curvature = Curvature(shape, scaled, estimate, prior, x, out bool[] isFree);
        int size = First + estimate.Start.Season.Length;
        double[] slopes = new double[size * count];
        for (int j = 0; j < count; j++)
        {
            if (isFree[j])
            {
                double[] above = End(shape, scaled, estimate, x, j, Difference);
                double[] below = End(shape, scaled, estimate, x, j, -Difference);
                for (int i = 0; i < size; i++)
                {
                    slopes[(i * count) + j] = (above[i] - below[i]) / (2 * Difference);
                }
            }
        }

        return new EtsUncertainty(Root(slopes, curvature, size, count), scale, shape.IsMultiplicativeSeason, estimate.Start.Season.Length, turn: 0);
    }

    // Values and fit in units of the mean size of a value.
    internal static double Scaled(ReadOnlySpan<double> values, ref EtsEstimate estimate, out double[] scaled)
    {
        double sum = 0;
        int count = 0;
        foreach (double value in values)
        {
            sum += double.IsNaN(value) ? 0 : Math.Abs(value);
            count += double.IsNaN(value) ? 0 : 1;
        }

        double scale = sum > 0 ? sum / count : 1;
        scaled = values.ToArray();
        System.Numerics.Tensors.TensorPrimitives.Divide(scaled, scale, scaled);
        bool isFactor = estimate.Specification.Season == SeasonType.Multiplicative;
        EtsPosition start = estimate.Start;
        estimate = estimate with
        {
            Start = new EtsPosition(start.Level / scale, start.Trend / scale, [.. start.Season.Select(state => isFactor ? state : state / scale)], 0),
        };
        return scale;
    }

    internal static double[] Vector(in EtsShape shape, EtsEstimate estimate)
    {
        double[] x = new double[shape.Count];
        EtsParameters parameters = estimate.Parameters;
        x[0] = parameters.Alpha;
        x[shape.Level] = estimate.Start.Level;
        if (shape.HasTrend)
        {
            x[shape.Beta] = parameters.Alpha > 0 ? parameters.Beta / parameters.Alpha : 0;
            x[shape.Trend] = estimate.Start.Trend;
        }

        if (shape.HasSeason)
        {
            x[shape.Gamma] = parameters.Alpha < 1 ? parameters.Gamma / (1 - parameters.Alpha) : 0;
            estimate.Start.Season.AsSpan(0, shape.SeasonLength - 1).CopyTo(x.AsSpan(shape.FirstSeason));
        }

        if (shape.IsDamped)
        {
            x[shape.Phi] = parameters.Phi;
        }

        return x;
    }

    // Half the curvature of less twice the log likelihood, on the degrees of freedom left; what is on a bound taken out.
    internal static double[] Curvature(in EtsShape shape, ReadOnlySpan<double> values, EtsEstimate estimate, in EtsPrior prior, double[] x, out bool[] isFree)
    {
        int count = shape.Count;
        double[] gradient = new double[shape.Stride];
        double[] full = new double[shape.Stride * shape.Stride];
        double last = shape.HasSeason ? estimate.Start.Season[^1] : 0;
        var problem = new EtsProblem(
            shape, shape.IsMultiplicativeError, values, prior, last, new double[EtsProblem.ScratchLength(shape, values.Length)]);
        problem.Evaluate(x);
        problem.Differentiate(gradient, full);
        double[] lower = new double[count];
        double[] upper = new double[count];
        EtsBounds.Fill(shape, lower, upper);
        double share = (double)estimate.DegreesOfFreedom / estimate.Count;
        double[] curvature = new double[count * count];
        isFree = new bool[count];
        for (int i = 0; i < count; i++)
        {
            isFree[i] = x[i] > lower[i] + Margin && x[i] < upper[i] - Margin && full[(i * shape.Stride) + i] > 0;
            for (int j = 0; j <= i; j++)
            {
                curvature[(i * count) + j] = i == j && !isFree[i] ? 1 : isFree[i] && isFree[j] ? 0.5 * share * full[(i * shape.Stride) + j] : 0;
            }
        }

        return curvature;
    }

    private static double[] End(in EtsShape shape, ReadOnlySpan<double> values, EtsEstimate estimate, double[] x, int moved, double step)
    {
        double kept = x[moved];
        x[moved] += step;
        double alpha = x[0];
        var parameters = new EtsParameters(
            alpha,
            shape.HasTrend ? alpha * x[shape.Beta] : 0,
            shape.HasSeason ? (1 - alpha) * x[shape.Gamma] : 0,
            shape.IsDamped ? x[shape.Phi] : 1);
        double[] season = shape.HasSeason ? [.. x.AsSpan(shape.FirstSeason, shape.SeasonLength - 1), estimate.Start.Season[^1]] : [];
        var start = new EtsPosition(x[shape.Level], shape.HasTrend ? x[shape.Trend] : 0, season, 0);
        EtsPosition end = EtsSmoothing.Run(shape.Specification, parameters, start, values, new double[values.Length]);
        x[moved] = kept;
        return [end.Level, end.Trend, parameters.Phi, .. end.Season];
    }

    // The lower root of J C^-1 J', in single precision. A state that is known, or follows from others, has a column of zeros.
    private static float[] Root(double[] slopes, double[] curvature, int size, int count)
    {
        double[] covariance = new double[size * size];
        if (CholeskyKernel.TryFactor(curvature, count, count))
        {
            double[] column = new double[count];
            for (int i = 0; i < size; i++)
            {
                slopes.AsSpan(i * count, count).CopyTo(column);
                CholeskyKernel.Solve(curvature, count, column);
                for (int j = 0; j <= i; j++)
                {
                    covariance[(i * size) + j] = System.Numerics.Tensors.TensorPrimitives.Dot<double>(column, slopes.AsSpan(j * count, count));
                }
            }
        }

        CholeskyKernel.FactorSemidefinite(covariance, size, size);
        float[] root = new float[size * (size + 1) / 2];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                root[(i * (i + 1) / 2) + j] = (float)covariance[(i * size) + j];
            }
        }

        return root;
    }
}
