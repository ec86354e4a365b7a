using SahelForecast.Decomposition;

namespace SahelForecast.Stationarity;

/// <summary>How strong a season is: what share of the variance of the series without trend the season takes.</summary>
internal static class SeasonalStrengthKernel
{
    // Less is left of a trend by rounding alone.
    private const double Rounding = 1e-12;

    /// <summary>The strength in [0, 1]; 0 when nothing but rounding is left beside the trend, NaN when the series can't be decomposed.</summary>
    /// <param name="values">The series, NaN where missing.</param>
    /// <param name="season">Periods in a season, at least 2.</param>
    public static double Of(ReadOnlySpan<double> values, int season)
    {
        if (Stl.Obstacle(values, season) is not null)
        {
            return double.NaN;
        }

        int n = values.Length;
        var plan = new StlPlan(n, StlSettings.Of(new StlOptions(), season, n));
        double[] filled = Stl.Filled(values, season, out double[] given);
        double[] scratch = new double[3 * n];
        Span<double> seasonal = scratch.AsSpan(0, n);
        Span<double> trend = scratch.AsSpan(n, n);
        StlKernel.Decompose(plan, filled, given, seasonal, trend, scratch.AsSpan(2 * n, n));
        double largest = 0;
        for (int i = 0; i < n; i++)
        {
            largest = Math.Max(largest, Math.Abs(filled[i]));
            double detrended = filled[i] - trend[i];
            trend[i] = double.IsNaN(values[i]) ? double.NaN : detrended;
            seasonal[i] = detrended - seasonal[i];
            seasonal[i] = double.IsNaN(values[i]) ? double.NaN : seasonal[i];
        }

        double whole = Variance(trend);
        return whole > Rounding * largest * Rounding * largest ? Math.Clamp(1 - (Variance(seasonal) / whole), 0, 1) : 0;
    }

    private static double Variance(ReadOnlySpan<double> values)
    {
        double sum = 0;
        int count = 0;
        foreach (double value in values)
        {
            sum += double.IsNaN(value) ? 0 : value;
            count += double.IsNaN(value) ? 0 : 1;
        }

        double mean = sum / count;
        double squares = 0;
        foreach (double value in values)
        {
            squares += double.IsNaN(value) ? 0 : (value - mean) * (value - mean);
        }

        return squares / count;
    }
}
