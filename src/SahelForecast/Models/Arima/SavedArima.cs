using System.Buffers.Binary;

namespace SahelForecast.Models.Arima;

/// <summary>What a saved ARIMA fit keeps; states and levels, which can be many, as the bytes of their numbers, the lowest first.</summary>
internal sealed record SavedArima(
    int[] Order,
    int Season,
    bool HasConstant,
    double Constant,
    double[] Coefficients,
    double StandardDeviation,
    double LogLikelihood,
    int Observed,
    int Regressors,
    double GradientNorm,
    bool Converged,
    double Variance,
    bool IsSteady,
    int MissingAtEnd,
    byte[] States,
    byte[] Levels,
    bool IsFilledHalved,
    byte[] Filled)
{
    public static SavedArima Of(ArimaFacts facts, ArimaPosition position, ArimaPosition[] gaps)
    {
        ArimaOrder order = facts.Order;
        int states = facts.Shape.States;
        double[] all = [.. position.State[..states], .. position.Gain[..states], .. position.Pace.IsSteady ? [] : position.Change[..states]];
        double[] filled = [.. gaps.SelectMany(gap => (double[])[.. gap.State[..states], .. gap.Levels])];
        bool isHalved = Array.TrueForAll(filled, number => number == (float)number);
        return new SavedArima(
            [order.P, order.D, order.Q, order.SeasonalP, order.SeasonalD, order.SeasonalQ],
            facts.Season,
            facts.HasConstant,
            facts.Constant,
            facts.Coefficients,
            facts.StandardDeviation,
            facts.LogLikelihood,
            facts.Observed,
            facts.Regressors,
            facts.GradientNorm,
            facts.Converged,
            position.Pace.Variance,
            position.Pace.IsSteady,
            position.MissingAtEnd,
            Pack(all),
            Pack(position.Levels),
            isHalved,
            isHalved ? PackHalved(filled) : Pack(filled));
    }

    public ArimaFacts Facts() => Order.Length == 6
        ? new ArimaFacts(
            new ArimaOrder(Order[0], Order[1], Order[2], Order[3], Order[4], Order[5]),
            Season, HasConstant, Constant, Coefficients, StandardDeviation, LogLikelihood, Observed, Regressors, GradientNorm, Converged)
        : throw CutShort();

    public ArimaPosition Position(ArimaFacts facts, ArimaMotion motion)
    {
        int states = facts.Shape.States;
        double[] all = Unpack(States);
        double[] levels = Unpack(Levels);
        if (all.Length != states * (IsSteady ? 2 : 3) || levels.Length != facts.Lost || Coefficients.Length != facts.Shape.Count || MissingAtEnd < 0)
        {
            throw CutShort();
        }

        return new ArimaPosition(Piece(0), Piece(1), IsSteady ? new double[motion.Width] : Piece(2), new ArmaPace(Variance, IsSteady), levels, MissingAtEnd);

        double[] Piece(int place)
        {
            double[] piece = new double[motion.Width];
            all.AsSpan(place * states, states).CopyTo(piece);
            return piece;
        }
    }

    /// <summary>What is not known of filled values: states and levels of each error; weights are those of the position.</summary>
    public ArimaPosition[] Gaps(ArimaFacts facts, ArimaPosition position)
    {
        int states = facts.Shape.States;
        int each = states + facts.Lost;
        double[] all = IsFilledHalved ? UnpackHalved(Filled) : Unpack(Filled);
        if (all.Length % each != 0)
        {
            throw CutShort();
        }

        var gaps = new ArimaPosition[all.Length / each];
        for (int i = 0; i < gaps.Length; i++)
        {
            double[] state = new double[position.State.Length];
            all.AsSpan(i * each, states).CopyTo(state);
            gaps[i] = position with { State = state, Levels = all[((i * each) + states)..((i + 1) * each)] };
        }

        return gaps;
    }

    private static ForecastException CutShort() => new("This text is no saved arima fit: its numbers don't fit its order. Give the text that ToJson wrote, whole.");

    private static byte[] Pack(ReadOnlySpan<double> numbers)
    {
        byte[] bytes = new byte[8 * numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8 * i), numbers[i]);
        }

        return bytes;
    }

    private static double[] Unpack(byte[] bytes)
    {
        double[] numbers = new double[bytes.Length / 8];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(8 * i));
        }

        return numbers;
    }

    private static byte[] PackHalved(ReadOnlySpan<double> numbers)
    {
        byte[] bytes = new byte[4 * numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), (float)numbers[i]);
        }

        return bytes;
    }

    private static double[] UnpackHalved(byte[] bytes)
    {
        double[] numbers = new double[bytes.Length / 4];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(4 * i));
        }

        return numbers;
    }
}
