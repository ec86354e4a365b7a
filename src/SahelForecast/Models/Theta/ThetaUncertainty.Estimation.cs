using SahelForecast.Numerics;

namespace SahelForecast.Models.Theta;

/// <content>How it is found.</content>
internal sealed partial class ThetaUncertainty
{
    // Of a number that may be anything from 0 to 1 the variance is a twelfth: all that is known of alpha beside the series.
    private const double AlphaPrecision = 12;

    // Directions that the values can't tell apart are told apart by this share of what they say of each.
    private const double Ridge = 1e-12;

    private const int DirectionCount = 3;

    /// <summary>From a fit. O(n).</summary>
    /// <param name="values">The values, NaN where missing, an observed one first.</param>
    /// <param name="parameters">What was found.</param>
    /// <param name="variant">The member of the family.</param>
    /// <param name="estimation">What was minimised.</param>
    /// <param name="periodsPerYear">Periods in a year, for the discount.</param>
    /// <param name="degrees">The degrees of freedom left.</param>
    /// <remarks>The covariance is S (J'W J)^-1 as in <see cref="ThetaCoefficients"/>, with what the range of alpha says added; a bound does not make a number known, since the
    /// errors say as much about it there as beside it.</remarks>
    public static ThetaUncertainty Of(
        ReadOnlySpan<double> values, in ThetaParameters parameters, ThetaVariant variant, ThetaEstimation estimation, double periodsPerYear, int degrees)
    {
        ThetaEstimation minimised = variant == ThetaVariant.Standard ? ThetaEstimation.LeastSquares : estimation;
        var sample = new ThetaSample(values, variant, minimised, periodsPerYear, new double[ThetaSample.ScratchWidth * values.Length]);
        const int count = DirectionCount;
        ThetaTangent[] directions = [new(Alpha: 1, Drift: 0, Level: 0), new(Alpha: 0, Drift: 0, Level: 1), new(Alpha: 0, Drift: 1, Level: 0)];
        ReadOnlySpan<double> precisions = [AlphaPrecision, 0, 0];
        double[] normal = new double[count * count];
        double squares = Carry(values, parameters, parameters.Start, 0, directions, normal, sample.Importances);
        double variance = squares / Math.Max(1, degrees);
        if (!(variance > 0))
        {
            return new ThetaUncertainty([], degrees);
        }

        Span<double> unit = stackalloc double[DirectionCount];
        for (int i = 0; i < count; i++)
        {
            // A direction that moves no value leaves its range alone.
            double precision = (normal[(i * count) + i] / variance) + precisions[i];
            unit[i] = precision > 0 ? 1 / Math.Sqrt(precision) : 0;
        }

        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double own = i == j ? unit[i] > 0 ? (precisions[i] * unit[i] * unit[i]) + Ridge : 1 : 0;
                normal[(i * count) + j] = (normal[(i * count) + j] / variance * unit[i] * unit[j]) + own;
            }
        }

        // L' R = 1: the columns of R are directions of one standard deviation each.
        if (!CholeskyKernel.TryFactor(normal, count, count))
        {
            return new ThetaUncertainty([], degrees);
        }

        var roots = new ThetaTangent[count];
        Span<double> column = stackalloc double[DirectionCount];
        for (int j = 0; j < count; j++)
        {
            column.Clear();
            column[j] = 1;
            for (int i = j; i >= 0; i--)
            {
                double solved = column[i] / normal[(i * count) + i];
                column[i] = solved;
                roots[j] = roots[j].Plus(solved * unit[i], directions[i]);
                for (int k = 0; k < i; k++)
                {
                    column[k] -= normal[(i * count) + k] * solved;
                }
            }
        }

        return new ThetaUncertainty(roots, degrees);
    }

    // Moves directions on to after the last observed value, and adds up what errors say about them.
    private static double Carry(
        ReadOnlySpan<double> values,
        in ThetaParameters parameters,
        ThetaState state,
        int missing,
        Span<ThetaTangent> directions,
        Span<double> normal,
        ReadOnlySpan<double> importances = default)
    {
        int count = directions.Length;
        Span<ThetaTangent> current = stackalloc ThetaTangent[DirectionCount];
        Span<double> moved = stackalloc double[DirectionCount];
        directions.CopyTo(current);
        double squares = 0;
        int observed = 0;
        for (int t = -missing; t < values.Length; t++)
        {
            double forecast = state.Forecast(parameters);
            double value = t < 0 ? double.NaN : values[t] - parameters.Origin;
            bool isMissing = double.IsNaN(value);
            for (int i = 0; i < count; i++)
            {
                moved[i] = current[i].Forecast(parameters, state);
                current[i] = current[i].Next(parameters, state, isMissing ? forecast : value, isMissing ? moved[i] : 0);
            }

            if (!isMissing)
            {
                current[..count].CopyTo(directions);
            }

            if (!isMissing && !normal.IsEmpty)
            {
                double importance = importances[observed++];
                squares += importance * (value - forecast) * (value - forecast);
                for (int i = 0; i < count; i++)
                {
                    for (int j = 0; j <= i; j++)
                    {
                        normal[(i * count) + j] += importance * moved[i] * moved[j];
                    }
                }
            }

            state = state.Next(parameters, isMissing ? forecast : value);
        }

        return squares;
    }
}
