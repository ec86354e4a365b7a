using System.Runtime.InteropServices;

namespace SahelForecast.Models.Ets;

/// <summary>How well level, trend, phi and season after the last value are known: a root of their covariance.</summary>
/// <remarks>The covariance of what was estimated is the inverse of the curvature of the negative log likelihood (prior included), on the degrees of freedom that are
/// left; what lies on a bound counts as known. That of the states at the end follows by their derivatives, taken as differences. It scales with
/// the variance of the errors, so that both together give a Student t. Kept in single precision: a fit read back has the same bits.</remarks>
internal sealed partial class EtsUncertainty
{
    // Level, trend and phi come first.
    private const int Phi = 2;
    private const int First = 3;

    private readonly float[] _root;
    private readonly double _scale;
    private readonly int _turn;
    private readonly bool _isFactor;

    private EtsUncertainty(float[] root, double scale, bool isFactor, int seasonLength, int turn)
    {
        _root = root;
        _scale = scale;
        SeasonLength = seasonLength;
        _turn = turn;
        _isFactor = isFactor;
    }

    private int SeasonLength { get; }

    /// <summary>How many states there are.</summary>
    public int Count => First + SeasonLength;

    /// <summary>The standard deviation of the mean so many periods after the last observed value that comes from not knowing the states.</summary>
    public double StandardDeviation(EtsSpecification specification, EtsParameters parameters, EtsPosition position, int ahead)
    {
        Span<double> slopes = stackalloc double[First];
        double kept = 1;
        double sum = 0;
        double bySlope = 0;
        for (int i = 1; i <= ahead; i++)
        {
            bySlope += i * kept;
            kept *= parameters.Phi;
            sum += kept;
        }

        int place = SeasonLength > 0 ? (ahead - 1) % SeasonLength : -1;
        bool isFactor = specification.Season == SeasonType.Multiplicative;
        double factor = isFactor ? position.Season[place] : 1;
        slopes[0] = factor;
        slopes[1] = factor * sum;
        slopes[2] = factor * position.Trend * bySlope;
        double byPlace = isFactor ? position.Level + (sum * position.Trend) : 1;
        double squares = 0;
        for (int column = 0; column < Count; column++)
        {
            double product = place >= 0 ? byPlace * At(First + place, column) : 0;
            for (int row = 0; row < First; row++)
            {
                product += slopes[row] * At(row, column);
            }

            squares += product * product;
        }

        return Math.Sqrt(squares);
    }

    /// <summary>Draws states about where they are believed to be.</summary>
    /// <param name="draws">As many standard normal numbers as there are states.</param>
    /// <param name="deviations">Takes what is added to level, trend, phi and the season.</param>
    public void Draw(ReadOnlySpan<double> draws, Span<double> deviations)
    {
        for (int row = 0; row < Count; row++)
        {
            double sum = 0;
            for (int column = 0; column < Count; column++)
            {
                sum += At(row, column) * draws[column];
            }

            deviations[row] = sum;
        }
    }

    /// <summary>The same so many periods later, when another season is next. Taken as it was at the fit: what new values teach is not counted.</summary>
    public EtsUncertainty After(int periods) => SeasonLength == 0 ? this : new(_root, _scale, _isFactor, SeasonLength, (_turn + periods) % SeasonLength);

    /// <summary>To be saved.</summary>
    public SavedEtsUncertainty Pack() => new(Convert.ToBase64String(MemoryMarshal.AsBytes(_root.AsSpan())), _scale, _isFactor, _turn);

    /// <summary>What <see cref="Pack"/> made.</summary>
    public static EtsUncertainty Unpack(SavedEtsUncertainty saved, int seasonLength)
    {
        byte[] bytes = Convert.FromBase64String(saved.Root);
        int count = First + seasonLength;
        return bytes.Length == count * (count + 1) / 2 * sizeof(float)
            ? new EtsUncertainty(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), saved.Scale, saved.IsFactor, seasonLength, saved.Turn)
            : throw new FormatException("the uncertainty is not of the size of the states.");
    }

    // The root was found in units of the scale, but for phi and factors, and for the seasons as they stood then.
    private double At(int row, int column)
    {
        int from = row < First ? row : First + ((row - First + _turn) % SeasonLength);
        double unit = row == Phi || (row >= First && _isFactor) ? 1 : _scale;
        return column > from ? 0 : unit * _root[(from * (from + 1) / 2) + column];
    }
}
