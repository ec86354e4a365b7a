namespace SahelForecast.Models.Arima;

/// <summary>How a model moves: the lags of its factors multiplied out, and those of its differences.</summary>
internal sealed class ArimaMotion
{
    /// <summary>Prepares the motion of an estimate.</summary>
    public ArimaMotion(ArimaFacts facts)
    {
        ArmaShape shape = facts.Shape;
        Width = ArmaFilter.Width(shape.States);
        Ar = new double[Width];
        Ma = new double[shape.MaLags];
        ArmaCoefficients.Expand<double>(shape, facts.Coefficients, Ar, Ma);
        Weights = DifferencingStart.Weights(facts.Order.D, facts.Order.SeasonalD, facts.Season);
        Level = facts.Level;
    }

    /// <summary>Numbers of a vector of states.</summary>
    public int Width { get; }

    /// <summary>Autoregressive coefficients by state, 0 beyond.</summary>
    public double[] Ar { get; }

    /// <summary>Moving average coefficients by lag from 1.</summary>
    public double[] Ma { get; }

    /// <summary>Coefficients of the differences by lag, from 1 at lag 0.</summary>
    public double[] Weights { get; }

    /// <summary>What each differenced value holds of the constant.</summary>
    public double Level { get; }

    /// <summary>What earlier levels add to the next: all but the differenced value.</summary>
    /// <param name="levels">The last levels, the latest last; as many as differencing takes.</param>
    public double Carried(ReadOnlySpan<double> levels)
    {
        double sum = 0;
        for (int lag = 1; lag < Weights.Length; lag++)
        {
            sum -= Weights[lag] * levels[^lag];
        }

        return sum;
    }
}
