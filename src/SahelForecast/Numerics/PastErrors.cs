namespace SahelForecast.Numerics;

/// <summary>Past errors made ready to be drawn again.</summary>
internal static class PastErrors
{
    /// <summary>The errors that are not NaN, centred and divided by their root mean square; all 0 when they don't differ.</summary>
    public static double[] Standardised(ReadOnlySpan<double> errors)
    {
        double[] kept = new double[errors.Length];
        int count = 0;
        double mean = 0;
        foreach (double error in errors)
        {
            if (!double.IsNaN(error))
            {
                kept[count++] = error;
                mean += (error - mean) / count;
            }
        }

        double square = 0;
        for (int i = 0; i < count; i++)
        {
            kept[i] -= mean;
            square += kept[i] * kept[i] / count;
        }

        double scale = square > 0 ? 1 / Math.Sqrt(square) : 0;
        for (int i = 0; i < count; i++)
        {
            kept[i] *= scale;
        }

        return kept[..count];
    }
}
