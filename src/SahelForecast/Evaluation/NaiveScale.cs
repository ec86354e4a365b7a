namespace SahelForecast.Evaluation;

/// <summary>How far a series moves in a season: the in-sample error of the seasonal naive forecast, which makes errors of series of any size comparable.</summary>
/// <remarks>Pairs with a missing end are left out. Where no pair is a season apart, pairs one period apart serve. NaN where there is none either, or
/// no movement: then no error can be measured in it.</remarks>
internal static class NaiveScale
{
    public static double Absolute(ReadOnlySpan<double> training, int seasonLength) => Scale(training, seasonLength, squared: false);

    public static double Squared(ReadOnlySpan<double> training, int seasonLength) => Scale(training, seasonLength, squared: true);

    private static double Scale(ReadOnlySpan<double> training, int seasonLength, bool squared)
    {
        double seasonal = MeanDifference(training, seasonLength, squared);
        double scale = double.IsNaN(seasonal) ? MeanDifference(training, 1, squared) : seasonal;
        return scale > 0 ? scale : double.NaN;
    }

    private static double MeanDifference(ReadOnlySpan<double> values, int lag, bool squared)
    {
        double sum = 0;
        int count = 0;
        for (int i = lag; i < values.Length; i++)
        {
            double error = squared ? PointErrors.Squared(values[i], values[i - lag]) : PointErrors.Absolute(values[i], values[i - lag]);
            if (!double.IsNaN(error))
            {
                sum += error;
                count++;
            }
        }

        return count > 0 ? sum / count : double.NaN;
    }
}
