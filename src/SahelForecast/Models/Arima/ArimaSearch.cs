using System.Buffers;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>Finds the coefficients of one order that make the exact likelihood greatest.</summary>
/// <remarks>Likelihoods of mixed models have several maxima, so the search begins at several places: at none (all coefficients 0), at a regression on past values and
/// past errors (E. J. Hannan and J. Rissanen 1982), and where the best smaller or larger neighbour ended. The best ends are kept.</remarks>
internal static class ArimaSearch
{
    // Where a partial autocorrelation is 1, those before it change nothing any more: a search that jumps there stays. So it begins within these bounds.
    private const double Within = 0.98;

    // By so much rounding may raise the least value.
    private const double Noise = 1e-12;

    // Where it shows whether the edge is a maximum.
    private const double Inside = 0.998;

    // Nearer to 1 an autoregression has hardly a variance.
    private const double ArEdge = 1 - 1e-6;

    /// <summary>Searches. O(n states) an evaluation.</summary>
    /// <param name="design">The differenced values.</param>
    /// <param name="order">Its differences are those of the design.</param>
    /// <param name="hasConstant">Whether a constant is estimated.</param>
    /// <param name="neighbour">A search that ended elsewhere, or none.</param>
    /// <param name="estimation">What is maximised; the likelihood found is the exact one there.</param>
    /// <param name="tolerance">Where the search may end.</param>
    /// <returns>The best end; its report has an infinite value when the likelihood has none.</returns>
    public static ArimaFound Run(
        ArimaDesign design,
        ArimaOrder order,
        bool hasConstant,
        ArimaFound? neighbour,
        ArimaEstimation estimation = ArimaEstimation.ExactLikelihood,
        double tolerance = ScoringSearch.UsualTolerance)
    {
        ArimaFound found = Run(design, order, hasConstant, neighbour, isEnd: false, estimation, tolerance);
        return estimation == ArimaEstimation.ConditionalLikelihood && !double.IsFinite(found.Report.Value)
            ? Run(design, order, hasConstant, neighbour, isEnd: false, ArimaEstimation.ExactLikelihood, tolerance)
            : found;
    }

    /// <summary>Goes on from the end of a search that was left early.</summary>
    public static ArimaFound Finish(ArimaDesign design, ArimaFound found, ArimaEstimation estimation) =>
        Run(design, found.Order, found.HasConstant, found, isEnd: true, estimation, ScoringSearch.UsualTolerance) is { } end && double.IsFinite(end.Report.Value) ? end : found;

    private static ArimaFound Run(
        ArimaDesign design, ArimaOrder order, bool hasConstant, ArimaFound? neighbour, bool isEnd, ArimaEstimation estimation, double tolerance)
    {
        ArmaShape shape = order.Shape(design.Season);
        ArmaSample sample = design.Sample(hasConstant);
        int problemLength = ArmaProblem.ScratchLength(shape, sample);
        int length = problemLength + Math.Max(ScoringSearch.ScratchLength(shape.Stride), ArimaPolish.ScratchLength(shape)) + (2 * shape.Count) + ArimaStarts.ScratchLength(shape, sample);
        double[] rented = ArrayPool<double>.Shared.Rent(length + CacheLine.Count);
        try
        {
            var cut = new Scissors(CacheLine.Cut(rented, length));
            Span<double> memory = cut.Next(problemLength);
            bool isConditional = estimation == ArimaEstimation.ConditionalLikelihood;
            var problem = new ArmaProblem(shape, sample, memory, isConditional);
            Span<double> search = cut.Next(Math.Max(ScoringSearch.ScratchLength(shape.Stride), ArimaPolish.ScratchLength(shape)));
            Span<double> lower = cut.Next(shape.Count);
            Span<double> upper = cut.Next(shape.Count);
            var starts = new ArimaStarts(shape, sample, cut.Next(ArimaStarts.ScratchLength(shape, sample)));
            int count = isEnd && neighbour is not null ? starts.Only(neighbour) : starts.Fill(ref problem, neighbour);

            // Beside a neighbour the better place is enough: on 1,725 series of M3 the other one led to a better criterion once.
            (int from, int to) = neighbour is not null && count > 1 ? starts.Best(ref problem, count) : (0, count);
            double[] best = new double[shape.Count];
            var found = new ArimaFound(order, hasConstant, best, double.NegativeInfinity, new ScoringReport(double.PositiveInfinity, double.NaN, 0, Converged: false));
            var engine = new ScoringSearch(lower, upper, shape.Stride, search, tolerance);
            for (int i = from; i < to; i++)
            {
                Span<double> x = starts[i];
                ScoringReport report = shape.Count == 0 ? new ScoringReport(problem.Evaluate(x), 0, 1, Converged: true) : Search(shape, ref problem, engine, lower, upper, x);
                if (report.Value < found.Report.Value)
                {
                    x.CopyTo(best);
                    found = found with { LogLikelihood = problem.LogLikelihood, Report = report };
                }
            }

            if (tolerance <= ScoringSearch.UsualTolerance && found.Report.Converged && shape.Count > 0)
            {
                Span<double> x = starts[0];
                best.CopyTo(x);
                Bound(shape, lower, upper);
                ArimaPolish.Run(ref problem, shape, lower, upper, x, search);
                if (problem.Evaluate(x) <= found.Report.Value + (Noise * Math.Abs(found.Report.Value)))
                {
                    x.CopyTo(best);
                    found = found with { LogLikelihood = problem.LogLikelihood };
                }
            }

            if (isConditional && double.IsFinite(found.Report.Value))
            {
                var exact = new ArmaProblem(shape, sample, memory);
                exact.Evaluate(best);
                found = found with { LogLikelihood = exact.LogLikelihood };
            }

            return found;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static ScoringReport Search(ArmaShape shape, ref ArmaProblem problem, ScoringSearch engine, Span<double> lower, Span<double> upper, Span<double> x)
    {
        upper.Fill(Within);
        lower.Fill(-Within);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Math.Clamp(x[i], -Within, Within);
        }

        ScoringReport report = engine.Minimise(ref problem, x);
        if (System.Numerics.Tensors.TensorPrimitives.MaxMagnitude<double>(x) is < Within and > -Within)
        {
            return report;
        }

        // On the edge a moving average has slope 0, as its inverse has the same likelihood, and no search gets there but slowly: so it is put there.
        Bound(shape, lower, upper);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = !shape.IsAr(i) && Math.Abs(x[i]) >= Within ? Math.CopySign(1, x[i]) : x[i];
        }

        report = engine.Minimise(ref problem, x);
        for (int i = 0; i < x.Length; i++)
        {
            if (Math.Abs(x[i]) == 1)
            {
                double edge = x[i];
                x[i] = edge * Inside;
                if (problem.Evaluate(x) < report.Value)
                {
                    return engine.Minimise(ref problem, x);
                }

                x[i] = edge;
            }
        }

        problem.Evaluate(x);
        return report;
    }

    private static void Bound(ArmaShape shape, Span<double> lower, Span<double> upper)
    {
        for (int i = 0; i < upper.Length; i++)
        {
            upper[i] = shape.IsAr(i) ? ArEdge : 1;
            lower[i] = -upper[i];
        }
    }
}
