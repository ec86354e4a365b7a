namespace SahelForecast.Models.Arima;

/// <summary>What a stationary part is fitted to: the differenced series, and what is subtracted from it in unknown amounts.</summary>
/// <remarks>A missing value is one such amount: the series holds some number there, and a column is 1 at its place, both differenced. Integrated over with a flat prior
/// this is the exact likelihood of the values there are (V. Gómez, A. Maravall and D. Peña 1999, Missing observations in ARIMA models, Journal of Econometrics 88(2),
/// 341-363). Other columns are means, drifts and regressors, whose amounts are chosen.</remarks>
internal readonly ref struct ArmaSample
{
    // A sum of squares below this share of the values' own is rounding.
    private const double Precision = 1e-24;

    // Where all values are 0.
    private const double LeastRounding = 1e-280;

    private readonly ReadOnlySpan<double> _columns;

    /// <summary>A sample.</summary>
    /// <param name="columns">The series, then a column for each missing value, then the others: one after the other.</param>
    /// <param name="length">Numbers of each.</param>
    /// <param name="missing">How many values are missing.</param>
    /// <param name="logJacobian">What missing values among the first add to less twice the log likelihood; without effect on what is best.</param>
    public ArmaSample(ReadOnlySpan<double> columns, int length, int missing, double logJacobian)
    {
        _columns = columns;
        LogJacobian = logJacobian;
        Length = length;
        Missing = missing;
        Columns = (columns.Length / Math.Max(length, 1)) - 1;
        double square = 0;
        foreach (double value in columns[..length])
        {
            square += value * value;
        }

        Rounding = Math.Max(Precision * square, LeastRounding);
    }

    /// <summary>Numbers of each column.</summary>
    public int Length { get; }

    /// <summary>Columns for missing values.</summary>
    public int Missing { get; }

    /// <summary>All columns beside the series.</summary>
    public int Columns { get; }

    /// <summary>What missing values among the first add to less twice the log likelihood.</summary>
    public double LogJacobian { get; }

    /// <summary>Values that count.</summary>
    public int Observed => Length - Missing;

    /// <summary>What is added to a sum of squares, so that a perfect fit has a likelihood.</summary>
    public double Rounding { get; }

    /// <summary>All columns beside the series, one after the other.</summary>
    public ReadOnlySpan<double> Beside => _columns[Length..];

    /// <summary>One column; 0 is the series.</summary>
    public ReadOnlySpan<double> this[int column] => _columns.Slice(column * Length, Length);
}
