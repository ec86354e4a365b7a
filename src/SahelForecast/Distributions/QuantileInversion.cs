namespace SahelForecast.Distributions;

/// <summary>Probabilities of what is known by its quantiles.</summary>
internal static class QuantileInversion
{
    private const int Halvings = 60;

    /// <summary>The highest probability whose quantile does not pass a value, by bisection.</summary>
    public static double CumulativeProbability(Func<double, double> quantile, double value)
    {
        if (quantile(0) > value)
        {
            return 0;
        }

        if (quantile(1) <= value)
        {
            return 1;
        }

        double low = 0;
        double high = 1;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = quantile(middle) <= value ? (middle, high) : (low, middle);
        }

        return low;
    }
}
