using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Ces;

/// <summary>What a search asks of each kind.</summary>
internal static partial class CesKernel
{
    private readonly ref struct LevelCriterion(
        CesPrior prior, ReadOnlySpan<double> values, int observed, double rounding, Span<double> states, Span<double> scratch) : ICesCriterion
    {
        private readonly Span<double> _scratch = scratch;
        private readonly ReadOnlySpan<double> _values = values;
        private readonly Span<double> _states = states;

        public bool TryAt(scoped ReadOnlySpan<double> point, scoped Span<double> slope, scoped Span<double> curvature, CesDetail detail, out CesValue value)
        {
            double half = CesLevel.At(_values, point[0], point[1], _states, slope, curvature, _scratch, detail == CesDetail.Straight);
            return Finish(prior, point, observed, rounding, half, slope, curvature, detail, out value);
        }

        public void Judge(scoped ReadOnlySpan<double> places, int n, scoped Span<double> totals)
        {
            Span<double> slope = stackalloc double[2];
            Span<double> curvature = stackalloc double[4];
            Span<double> halves = stackalloc double[8];
            int count = places.Length / n;
            for (int first = 0; first < count; first += 8)
            {
                Vector512<double> u = default;
                Vector512<double> v = default;
                for (int lane = 0; lane < 8; lane++)
                {
                    int at = n * Math.Min(first + lane, count - 1);
                    u = u.WithElement(lane, places[at]);
                    v = v.WithElement(lane, places[at + 1]);
                }

                CesLanes.Halves(_values, u, v).CopyTo(halves);
                for (int i = first; i < Math.Min(first + 8, count); i++)
                {
                    bool isInside = Finish(prior, places.Slice(i * n, n), observed, rounding, halves[i - first], slope, curvature, CesDetail.Squares, out CesValue value);
                    totals[i] = isInside ? value.Total : double.PositiveInfinity;
                }
            }
        }
    }

    private readonly ref struct LaneCriterion(
        CesPrior prior, int lag, ReadOnlySpan<double> padded, int observed, double rounding, Span<double> states, Span<double> scratch) : ICesCriterion
    {
        private readonly Span<double> _scratch = scratch;
        private readonly ReadOnlySpan<double> _padded = padded;
        private readonly Span<double> _states = states;

        public bool TryAt(scoped ReadOnlySpan<double> point, scoped Span<double> slope, scoped Span<double> curvature, CesDetail detail, out CesValue value)
        {
            if (!IsAllowed(prior, point, slope, curvature))
            {
                value = default;
                return false;
            }

            double half = CesLanes.At(_padded, lag, point[0], point[1], _states, detail == CesDetail.Squares ? [] : slope, curvature, _scratch, detail == CesDetail.Straight);
            return Finish(prior, point, observed, rounding, half, slope, curvature, detail, out value);
        }

        public void Judge(scoped ReadOnlySpan<double> places, int n, scoped Span<double> totals) => JudgeEach(this, places, n, totals);
    }

    private readonly ref struct SeasonCriterion(
        CesPrior prior, CesSeasonality kind, CesSeasons seasons, int observed, double rounding, Span<double> states) : ICesCriterion
    {
        private readonly CesSeasons _seasons = seasons;
        private readonly Span<double> _states = states;

        public bool TryAt(scoped ReadOnlySpan<double> point, scoped Span<double> slope, scoped Span<double> curvature, CesDetail detail, out CesValue value)
        {
            if (!IsAllowed(prior, point, slope, curvature))
            {
                value = default;
                return false;
            }

            double half = _seasons.At(CesParameters.Of(kind, point), _states, detail == CesDetail.Squares ? [] : slope, curvature, detail == CesDetail.Straight);
            return Finish(prior, point, observed, rounding, half, slope, curvature, detail, out value);
        }

        public void Judge(scoped ReadOnlySpan<double> places, int n, scoped Span<double> totals) => JudgeEach(this, places, n, totals);
    }

    // Before anything is computed; slope and curvature are overwritten.
    private static bool IsAllowed(in CesPrior prior, scoped ReadOnlySpan<double> point, scoped Span<double> slope, scoped Span<double> curvature)
    {
        double total = 0;
        return prior.Add(point, ref total, slope, curvature);
    }
}
