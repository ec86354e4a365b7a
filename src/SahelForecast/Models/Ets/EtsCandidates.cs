using System.Buffers;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>Fits the candidates to a series and chooses.</summary>
internal static class EtsCandidates
{
    // A criterion must be better by more than rounding, so that the first, which is simplest, wins a tie.
    private const double Tie = 1e-9;

    /// <summary>Fits and chooses.</summary>
    /// <param name="values">The values, NaN where missing, an observed one first.</param>
    /// <param name="shapes">The candidates, all possible for the series.</param>
    /// <param name="criterion">What decides.</param>
    /// <param name="prior">What is believed of the smoothing parameters.</param>
    /// <param name="cancellationToken">Looked at between candidates.</param>
    /// <returns>The best.</returns>
    public static EtsEstimate Choose(
        ReadOnlySpan<double> values, ReadOnlySpan<EtsShape> shapes, InformationCriterion criterion, in EtsPrior prior, CancellationToken cancellationToken)
    {
        int most = 0;
        int scratch = 0;
        foreach (EtsShape shape in shapes)
        {
            most = Math.Max(most, shape.Count);
            scratch = Math.Max(scratch, EtsSearch.ScratchLength(shape, values.Length));
        }

        int starts = EtsSearch.StartsKept(prior);
        int kept = starts * most;
        int whole = values.Length + most + kept + scratch;
        double[] rented = ArrayPool<double>.Shared.Rent(whole + CacheLine.Count);
        Span<double> memory = CacheLine.Cut(rented, whole);
        Span<double> rest = memory[..scratch];
        Span<double> scaled = memory.Slice(scratch, values.Length);
        Span<double> best = memory.Slice(scratch + values.Length, most);
        Span<double> ends = memory.Slice(scratch + values.Length + most, kept);
        double scale = Scale(values, scaled, out int count);
        double least = double.PositiveInfinity;
        EtsShape chosen = default;
        EtsFound found = default;
        EtsSpecification before = new(ErrorType.Multiplicative, default, default);
        foreach (EtsShape shape in shapes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var search = new EtsSearch(shape, scaled, prior, starts, rest);
            EtsFound one = shape.Specification == before with { Error = ErrorType.Multiplicative } && before.Error == ErrorType.Additive
                ? search.FromTwin(ends)
                : search.FromGrid(EtsGrid.Of(shape, prior == EtsPrior.None), ends);
            before = shape.Specification;
            double price = criterion.Of(one.DiscountedLogLikelihood, shape.ParameterCount, count) + (shape.IsMultiplicativeError ? prior.MultiplicativeCost : 0);
            if (chosen.Count == 0 || price < least - Tie)
            {
                (least, chosen, found) = (price, shape, one);
                ends[..shape.Count].CopyTo(best);
            }
        }

        EtsEstimate estimate = Unscaled(chosen, best, found, count, scale);
        ArrayPool<double>.Shared.Return(rented);
        return estimate;
    }

    private static double Scale(ReadOnlySpan<double> values, Span<double> scaled, out int count)
    {
        double sum = 0;
        count = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                sum += Math.Abs(value);
                count++;
            }
        }

        double scale = sum > 0 ? sum / count : 1;
        for (int i = 0; i < values.Length; i++)
        {
            scaled[i] = values[i] / scale;
        }

        return scale;
    }

    // Back to the unit of the series, the seasonal states brought to a mean of 0, or of 1 as factors.
    private static EtsEstimate Unscaled(in EtsShape shape, ReadOnlySpan<double> x, in EtsFound found, int count, double scale)
    {
        double[] season = shape.HasSeason ? [.. x.Slice(shape.FirstSeason, shape.SeasonLength - 1), found.LastSeason] : [];
        double level = x[shape.Level];
        double trend = shape.HasTrend ? x[shape.Trend] : 0;
        double mean = shape.HasSeason ? System.Numerics.Tensors.TensorPrimitives.Average<double>(season) : 0;
        for (int i = 0; i < season.Length; i++)
        {
            season[i] = shape.IsMultiplicativeSeason ? season[i] / mean : (season[i] - mean) * scale;
        }

        double lift = shape.IsMultiplicativeSeason ? mean : 1;
        level = shape.IsMultiplicativeSeason ? level * mean : level + mean;
        double squares = found.SumOfSquares * (shape.IsMultiplicativeError ? 1 : scale * scale);
        return new EtsEstimate(
            shape.Specification,
            new EtsParameters(found.Smoothing.Alpha, found.Smoothing.Beta, found.Smoothing.Gamma, found.Smoothing.Phi),
            new EtsPosition(level * scale, trend * lift * scale, season, 0),
            squares,
            count,
            shape.ParameterCount,
            found.LogLikelihood - (count * Math.Log(scale)),
            found.Report.GradientNorm,
            found.Report.Converged);
    }
}
