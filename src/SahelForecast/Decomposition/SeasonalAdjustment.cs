using System.Buffers;

namespace SahelForecast.Decomposition;

/// <summary>A series' seasonal indices where the competitions' test finds a season and they can be had, else none. See <see cref="SeasonalKernel"/>.</summary>
internal sealed class SeasonalAdjustment
{
    private readonly int _season;
    private readonly SeasonalityTest _test;
    private readonly double[] _indices;

    private SeasonalAdjustment(int season, SeasonalityTest test, double[] indices)
    {
        _season = season;
        _test = test;
        _indices = indices;
    }

    /// <summary>No adjustment, because there is no season or none is wanted.</summary>
    public static SeasonalAdjustment None { get; } = new(1, SeasonalityTest.Impossible, []);

    /// <summary>Whether the series has indices.</summary>
    public bool IsMade => _indices.Length > 0;

    /// <summary>One a season, that of the first period of the series first; mean 1. Empty when no adjustment is made.</summary>
    public IReadOnlyList<double> Indices => Array.AsReadOnly(_indices);

    /// <summary>The index of a position of the series, or beyond its end; 1 when no adjustment is made.</summary>
    public double this[int position] => IsMade ? _indices[position % _season] : 1;

    /// <summary>Tests a series and takes its indices, on demand drawn towards 1 by the share of noise in them.</summary>
    public static SeasonalAdjustment Of(ReadOnlySpan<double> values, int season, bool shrink = false)
    {
        if (season == 1)
        {
            return None;
        }

        double[] scratch = ArrayPool<double>.Shared.Rent(values.Length);
        SeasonalityTest test = SeasonalKernel.Test(values, season, scratch.AsSpan(0, values.Length));
        ArrayPool<double>.Shared.Return(scratch);
        double[] indices = test.IsSeasonal ? new double[season] : [];
        if (!test.IsSeasonal || !SeasonalKernel.TryIndices(values, indices, out double noise))
        {
            return new SeasonalAdjustment(season, test, []);
        }

        if (shrink)
        {
            SeasonalKernel.Shrink(indices, noise);
        }

        return new SeasonalAdjustment(season, test, indices);
    }

    /// <summary>The adjustment that a saved fit kept; position 0 is its origin.</summary>
    public static SeasonalAdjustment Of(SavedSeason saved) =>
        new(saved.Length, new SeasonalityTest(saved.Autocorrelation, saved.Limit), saved.Indices);

    /// <summary>The adjustment as seen from a position, to be saved.</summary>
    public SavedSeason SavedFrom(int position) => new(
        _season, _test.Autocorrelation, _test.Limit, [.. Enumerable.Range(0, _indices.Length).Select(i => this[position + i])]);

    /// <summary>The values without their season, the first being at a position of the series.</summary>
    public double[] Adjust(ReadOnlySpan<double> values, int position = 0)
    {
        double[] adjusted = values.ToArray();
        int place = IsMade ? position % _season : 0;
        for (int i = 0; IsMade && i < adjusted.Length; i++)
        {
            adjusted[i] /= _indices[place];
            place = place + 1 == _indices.Length ? 0 : place + 1;
        }

        return adjusted;
    }

    /// <summary>Gives values without season their season back, the first being at a position of the series; each position has a number of values.</summary>
    public void Restore(Span<double> values, int position = 0, int each = 1)
    {
        int place = IsMade ? position % _season : 0;
        for (int i = 0; IsMade && i < values.Length; i += each)
        {
            double index = _indices[place];
            place = place + 1 == _indices.Length ? 0 : place + 1;
            foreach (ref double value in values.Slice(i, each))
            {
                value *= index;
            }
        }
    }

    /// <summary>The logarithm of the density of observed values over that of the same without their season: less the sum of the logarithms of their indices.</summary>
    public double LogDensityChange(ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int i = 0; IsMade && i < values.Length; i++)
        {
            sum -= double.IsNaN(values[i]) ? 0 : Math.Log(this[i]);
        }

        return sum;
    }

    /// <summary>What was found, as a sentence with a blank before it; empty when there is no season to look for.</summary>
    public string Describe() => this switch
    {
        { _season: 1 } => "",
        { _test.IsPossible: false } => FormattableString.Invariant(
            $" Whether there is a season of {_season} periods can't be tested: that takes at least {3 * (long)_season} values that differ."),
        { _test.IsSeasonal: false } => FormattableString.Invariant($" No season of {_season} periods was found ({TestInWords})."),
        { IsMade: false } => FormattableString.Invariant(
            $" A season of {_season} periods was found ({TestInWords}) but not taken out: that takes values above 0, a whole cycle about some value of each season, and no index close to 0."),
        _ => FormattableString.Invariant(
            $" A season of {_season} periods was found ({TestInWords}) and taken out by indices from {_indices.Min():0.###} to {_indices.Max():0.###}, which are taken as known."),
    };

    private string TestInWords => FormattableString.Invariant(
        $"the autocorrelation at that lag is {_test.Autocorrelation:0.00}, the limit {_test.Limit:0.00}");
}
