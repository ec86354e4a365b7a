using System.Runtime.Intrinsics;

namespace SahelForecast.Decomposition;

/// <summary>Local regression on values at equal distances: which places are smoothed, and with what weights. Made once for a length, used for any values of it.</summary>
/// <remarks>
/// A smoothed value is a weighted mean or line through the <c>window</c> nearest values, weights (1 - (r / h)³)³ at distance r, h the largest distance;
/// with fewer values than that h grows by half of what is lacking. Only every <c>jump</c>th place is smoothed, the rest lies on straight lines between.
/// In the middle of a series all places have the same weights, so they are kept once: O(n window / jump) a pass, and rows for the ends alone.
/// The rules for ends, ties and steps are those of the published STL routines, so that results agree with R <c>stl</c> to rounding.
/// </remarks>
internal sealed class LoessPlan
{
    // A line is fitted when the spread of its weights is above this share of the range.
    private const double SmallestSpread = 0.001;

    private readonly int _count;
    private readonly int _width;
    private readonly bool _isLinear;
    private readonly bool _beyond;
    private readonly Place[] _places;

    // Tricube weights, and the weights of values that follow from them when all values count alike; one row each.
    private readonly double[] _tricube;
    private readonly double[] _final;

    /// <summary>Makes a plan.</summary>
    /// <param name="count">Values, at least 2.</param>
    /// <param name="window">Values that count, odd, at least 3.</param>
    /// <param name="degree">0 for local means, 1 for local lines.</param>
    /// <param name="jump">Steps between smoothed places, at least 1.</param>
    /// <param name="beyond">Whether the places before the first and after the last value are smoothed too.</param>
    public LoessPlan(int count, int window, int degree, int jump, bool beyond = false)
    {
        _count = count;
        _width = Math.Min(window, count);
        _isLinear = degree > 0;
        _beyond = beyond;
        _places = Places(count, window, Math.Min(jump, count - 1), beyond);
        int rows = _places[^1].Row + 1;
        _tricube = new double[rows * _width];
        _final = new double[rows * _width];
        int made = -1;
        foreach (Place place in _places)
        {
            if (place.Row > made)
            {
                made = place.Row;
                Span<double> row = Row(_tricube, place);
                FillTricube(row, place, window > count ? (window - count) / 2 : 0);
                FillFinal(row, place, Row(_final, place));
            }
        }
    }

    /// <summary>Smooths values. Allocates nothing.</summary>
    /// <param name="values">As many as planned.</param>
    /// <param name="weights">One number of at least 0 a value; empty when all count alike.</param>
    /// <param name="destination">One number a value, and one before and after where planned. Where all weights are 0 the value itself, beyond the ends its neighbour.</param>
    public void Smooth(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, Span<double> destination)
    {
        int first = _beyond ? 1 : 0;
        int previous = -1;
        foreach (Place place in _places)
        {
            double smooth = weights.IsEmpty
                ? Dot(Row(_final, place), values.Slice(place.Left, _width))
                : Weighted(place, values.Slice(place.Left, _width), weights.Slice(place.Left, _width));
            bool outside = place.At < 0 || place.At >= _count;
            if (double.IsNaN(smooth))
            {
                smooth = outside ? double.NaN : values[place.At];
            }

            destination[place.At + first] = smooth;
            if (!outside && previous >= 0)
            {
                Connect(destination.Slice(previous + first, place.At - previous + 1));
            }

            previous = outside ? -1 : place.At;
        }

        if (_beyond)
        {
            destination[0] = double.IsNaN(destination[0]) ? destination[1] : destination[0];
            destination[_count + 1] = double.IsNaN(destination[_count + 1]) ? destination[_count] : destination[_count + 1];
        }
    }

    private static Place[] Places(int count, int window, int jump, bool beyond)
    {
        var places = new List<Place>((count / jump) + 4);
        int width = Math.Min(window, count);
        int half = (width + 1) / 2;
        if (beyond)
        {
            Add(-1, 0);
        }

        int at = 0;
        for (; at < count; at += jump)
        {
            Add(at, LeftOf(at));
        }

        // The last value always; by convention it keeps the window of the place before.
        if (at - jump != count - 1)
        {
            Add(count - 1, LeftOf(at - jump));
        }

        if (beyond)
        {
            Add(count, count - width);
        }

        return [.. places];

        int LeftOf(int place) => window >= count ? 0 : Math.Clamp(place - half + 1, 0, count - width);

        void Add(int place, int left)
        {
            bool same = places.Count > 0 && places[^1].At - places[^1].Left == place - left;
            int row = places.Count == 0 ? 0 : places[^1].Row + (same ? 0 : 1);
            places.Add(new Place(place, left, row));
        }
    }

    private Span<double> Row(double[] rows, Place place) => rows.AsSpan(place.Row * _width, _width);

    private static void FillTricube(Span<double> row, Place place, int lacking)
    {
        int centre = place.At - place.Left;
        double bandwidth = Math.Max(centre, row.Length - 1 - centre) + lacking;
        for (int i = 0; i < row.Length; i++)
        {
            double distance = Math.Abs(i - centre);
            double ratio = distance / bandwidth;
            double rest = 1 - (ratio * ratio * ratio);
            row[i] = distance > 0.999 * bandwidth ? 0 : distance <= 0.001 * bandwidth ? 1 : rest * rest * rest;
        }
    }

    // NaN when no value counts.
    private void FillFinal(ReadOnlySpan<double> tricube, Place place, Span<double> row)
    {
        (double total, double mean, double slope) = Line(tricube, [], place);
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = tricube[i] / total * (1 + (slope * (i - mean)));
        }
    }

    private double Weighted(Place place, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        ReadOnlySpan<double> tricube = Row(_tricube, place);
        (double total, double mean, double slope) = Line(tricube, weights, place);
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += tricube[i] * weights[i] * (1 + (slope * (i - mean))) * values[i];
        }

        return total > 0 ? sum / total : double.NaN;
    }

    // The line's value at the place is the weighted mean of values times 1 + slope (i - mean).
    private (double Total, double Mean, double Slope) Line(ReadOnlySpan<double> tricube, ReadOnlySpan<double> weights, Place place)
    {
        double total = 0;
        double first = 0;
        for (int i = 0; i < tricube.Length; i++)
        {
            double weight = weights.IsEmpty ? tricube[i] : tricube[i] * weights[i];
            total += weight;
            first += weight * i;
        }

        double mean = first / total;
        if (!_isLinear)
        {
            return (total, mean, 0);
        }

        double squares = 0;
        for (int i = 0; i < tricube.Length; i++)
        {
            double weight = weights.IsEmpty ? tricube[i] : tricube[i] * weights[i];
            squares += weight * (i - mean) * (i - mean);
        }

        double variance = squares / total;
        bool wide = Math.Sqrt(variance) > SmallestSpread * (_count - 1);
        return (total, mean, wide ? (place.At - place.Left - mean) / variance : 0);
    }

    // Fills what lies between the first and the last number.
    private static void Connect(Span<double> line)
    {
        double step = (line[^1] - line[0]) / (line.Length - 1);
        for (int i = 1; i < line.Length - 1; i++)
        {
            line[i] = line[0] + (step * i);
        }
    }

    // Four lanes whatever the machine has, so that it adds up in the same order everywhere.
    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        Vector256<double> lanes = Vector256<double>.Zero;
        int i = 0;
        for (; i <= left.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            lanes += Vector256.Create(left[i..]) * Vector256.Create(right[i..]);
        }

        double sum = Vector256.Sum(lanes);
        for (; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    /// <summary>A place to smooth.</summary>
    /// <param name="At">Its position; -1 and the count lie beyond the ends.</param>
    /// <param name="Left">The first value that counts.</param>
    /// <param name="Row">Its row of weights.</param>
    private readonly record struct Place(int At, int Left, int Row);
}
