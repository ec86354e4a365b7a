using SahelForecast.Numerics;

namespace SahelForecast.Models.Counts;

/// <summary>Estimates count models.</summary>
internal static class CountKernel
{
    /// <summary>The estimate with the greatest likelihood times belief.</summary>
    public static CountEstimate Estimate(ReadOnlySpan<double> values, double[][] columns, CountOptions options, CountPrior prior)
    {
        int count = CountProblem.Own + columns.Length;
        Belief level = LevelOf(values, options.Dynamics);
        double[] x = new double[count];
        double[] lower = new double[count];
        double[] upper = new double[count];
        (x[0], lower[0], upper[0]) = (level.Mean, -20, 45);
        (x[1], lower[1], upper[1]) = (Math.Clamp(prior.Persistence.Mean, 0, 0.98), 0, 0.99);
        (x[2], lower[2], upper[2]) = (Math.Clamp(prior.News.Mean, 0, 1), 0, 1);
        (x[3], lower[3], upper[3]) = (prior.LogDispersion.Mean, -9, 5);
        (x[4], lower[4], upper[4]) = (CountProblem.Inflation.Mean, -8, 8);
        lower.AsSpan(CountProblem.Own).Fill(double.NegativeInfinity);
        upper.AsSpan(CountProblem.Own).Fill(double.PositiveInfinity);
        var problem = new CountProblem(values, columns, options, prior, level, new double[CountProblem.ScratchLength(columns.Length)]);
        ScoringReport report = new ScoringSearch(lower, upper, count, new double[ScoringSearch.ScratchLength(count)]).Minimise(ref problem, x);
        return new CountEstimate(
            x[0],
            x[1],
            x[2],
            options.Family == CountFamily.Poisson ? double.NegativeInfinity : x[3],
            options.Zeros == ZeroForm.Inflated ? x[4] : double.NegativeInfinity,
            x[CountProblem.Own..],
            Errors(ref problem, x),
            problem.LogLikelihood(x),
            report.Converged);
    }

    // Of the level a rough idea is enough; a series of zeros still has one.
    private static Belief LevelOf(ReadOnlySpan<double> values, CountDynamics dynamics)
    {
        double mean = 0;
        double logs = 0;
        int count = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                count++;
                mean += (value - mean) / count;
                logs += (double.LogP1(value) - logs) / count;
            }
        }

        return dynamics == CountDynamics.Identity ? new Belief(Math.Log(mean + (0.5 / count)), 1) : new Belief(Math.Log(double.ExpM1(logs) + (0.5 / count)), 2);
    }

    // From the curvature: the inverse's diagonal, a column at a time.
    private static double[] Errors(ref CountProblem problem, double[] x)
    {
        int stride = x.Length;
        double[] errors = new double[stride - CountProblem.Own];
        if (errors.Length == 0)
        {
            return errors;
        }

        double[] gradient = new double[stride];
        double[] curvature = new double[stride * stride];
        problem.Evaluate(x);
        problem.Differentiate(gradient, curvature);
        for (int i = 0; i < stride; i++)
        {
            // Numbers that are not estimated have no curvature.
            curvature[(i * stride) + i] = curvature[(i * stride) + i] > 0 ? curvature[(i * stride) + i] : 1;
        }

        if (!CholeskyKernel.TryFactor(curvature, stride, stride))
        {
            Array.Fill(errors, double.NaN);
            return errors;
        }

        for (int i = 0; i < errors.Length; i++)
        {
            double[] unit = new double[stride];
            unit[CountProblem.Own + i] = 1;
            CholeskyKernel.Solve(curvature, stride, unit);
            errors[i] = Math.Sqrt(unit[CountProblem.Own + i]);
        }

        return errors;
    }
}
