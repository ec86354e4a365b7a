using SahelForecast.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>Names what was estimated, and says how well it is known.</summary>
/// <remarks>The curvature of less twice the log likelihood is known by the partial autocorrelations; twice its inverse is their covariance, which the derivatives of the coefficients turn into theirs
/// (the delta method). That of the columns is s² (X'X)^-1. Both on the degrees of freedom that are left. A factor on the edge, with a root on the unit circle, has no standard errors.</remarks>
internal static class ArimaCoefficients
{
    // What is closer to 1 is on the edge.
    private const double Margin = 4e-6;

    /// <summary>All estimates, as R orders and calls them; the constant last.</summary>
    /// <param name="facts">What was found.</param>
    /// <param name="values">What it was fitted to, from the first to the last one that is not NaN; empty where that is no longer known.</param>
    public static FitCoefficient[] Of(ArimaFacts facts, ReadOnlySpan<double> values)
    {
        ArimaOrder order = facts.Order;
        string[] names = [.. Names("ar", order.P), .. Names("ma", order.Q), .. Names("sar", order.SeasonalP), .. Names("sma", order.SeasonalQ)];
        double?[] errors = new double?[names.Length + 1];
        if (!values.IsEmpty)
        {
            Fill(facts, values, errors);
        }

        var all = names.Zip(facts.Coefficients, errors).Select(one => new FitCoefficient(one.First, one.Second, one.Third)).ToList();
        if (facts.HasConstant)
        {
            all.Add(new FitCoefficient(order.Differences == 0 ? "mean" : "drift", facts.Constant, errors[^1]));
        }

        return [.. all];
    }

    private static IEnumerable<string> Names(string kind, int count) => Enumerable.Range(1, count).Select(lag => FormattableString.Invariant($"{kind}{lag}"));

    private static void Fill(ArimaFacts facts, ReadOnlySpan<double> values, double?[] errors)
    {
        ArmaShape shape = facts.Shape;
        var design = new ArimaDesign(values, [], facts.Order.D, facts.Order.SeasonalD, facts.Season);
        ArmaSample sample = design.Sample(facts.HasConstant);
        var problem = new ArmaProblem(shape, sample, new double[ArmaProblem.ScratchLength(shape, sample)]);
        double[] partials = new double[shape.Count];
        bool isInside = TryPartials(shape, facts.Coefficients, partials);
        double value = isInside ? problem.Evaluate(partials) : problem.EvaluateCoefficients(facts.Coefficients);
        if (!double.IsFinite(value))
        {
            return;
        }

        // Beside regressors a constant is known less well; who has them says how well.
        if (facts.HasConstant && facts.Regressors == 0)
        {
            // The last of the columns, so that the last pivot of X'X is all of its precision.
            errors[^1] = Known(facts.StandardDeviation / problem.Factor[(sample.Columns * sample.Columns) - 1]);
        }

        if (isInside && shape.Count > 0)
        {
            double left = (double)design.Observed / Math.Max(1, design.Observed - facts.ParameterCount + 1);
            FillCoefficients(shape, ref problem, partials, 2 * left, errors);
        }
    }

    private static void FillCoefficients(ArmaShape shape, ref ArmaProblem problem, double[] partials, double factor, double?[] errors)
    {
        int count = shape.Count;
        int stride = shape.Stride;
        double[] curvature = new double[stride * stride];
        problem.Differentiate(new double[stride], curvature);
        bool[] isFree = new bool[count];
        for (int i = 0; i < count; i++)
        {
            isFree[i] = Math.Abs(partials[i]) < 1 - Margin && curvature[(i * stride) + i] > 0;
            for (int j = 0; j < i; j++)
            {
                curvature[(i * stride) + j] = isFree[i] && isFree[j] ? curvature[(i * stride) + j] : 0;
            }

            curvature[(i * stride) + i] = isFree[i] ? curvature[(i * stride) + i] : 1;
        }

        if (!CholeskyKernel.TryFactor(curvature, stride, count))
        {
            return;
        }

        double[] slopes = Slopes(shape, partials);
        double[] solved = new double[count];
        for (int i = 0; i < count; i++)
        {
            Span<double> row = slopes.AsSpan(i * count, count);
            bool isKnown = true;
            for (int j = 0; j < count; j++)
            {
                isKnown &= isFree[j] || row[j] == 0;
            }

            row.CopyTo(solved);
            CholeskyKernel.Solve(curvature, stride, solved);
            errors[i] = isKnown ? Known(Math.Sqrt(factor * System.Numerics.Tensors.TensorPrimitives.Dot<double>(row, solved))) : null;
        }
    }

    // Of each coefficient by each partial autocorrelation, eight of these at a time.
    private static double[] Slopes(ArmaShape shape, double[] partials)
    {
        int count = shape.Count;
        double[] slopes = new double[count * count];
        var numbers = new Dual[count];
        var coefficients = new Dual[count];
        for (int first = 0; first < count; first += Dual.Lanes)
        {
            for (int i = 0; i < count; i++)
            {
                numbers[i] = Dual.Variable(partials[i], i - first);
            }

            ArmaCoefficients.Fill<Dual>(shape, numbers, coefficients);
            for (int i = 0; i < count; i++)
            {
                for (int lane = 0; lane < Math.Min(Dual.Lanes, count - first); lane++)
                {
                    slopes[(i * count) + first + lane] = coefficients[i].Slopes[lane];
                }
            }
        }

        return slopes;
    }

    // A factor of one coefficient may lie on the edge without the others losing theirs.
    private static bool TryPartials(ArmaShape shape, double[] coefficients, double[] partials)
    {
        int first = 0;
        foreach ((int length, int sign) in new[] { (shape.P, 1), (shape.Q, -1), (shape.SeasonalP, 1), (shape.SeasonalQ, -1) })
        {
            Span<double> own = partials.AsSpan(first, length);
            for (int i = 0; i < length; i++)
            {
                own[i] = sign * coefficients[first + i];
            }

            if (length > 1 && !ArmaPolynomials.TryToPartials(own))
            {
                return false;
            }

            first += length;
        }

        return true;
    }

    private static double? Known(double error) => error > 0 && double.IsFinite(error) ? error : null;
}
