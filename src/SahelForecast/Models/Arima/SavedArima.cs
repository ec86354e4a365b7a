namespace SahelForecast.Models.Arima;

/// <summary>What a saved ARIMA fit keeps; states and levels, which can be many, as bytes.</summary>
internal sealed record SavedArima(ArimaFacts Facts, ArmaPace Pace, int MissingAtEnd, byte[] States, byte[] Levels, bool IsFilledHalved, byte[] Filled)
{
    public static SavedArima Of(ArimaFacts facts, ArimaPosition position, ArimaPosition[] gaps)
    {
        int states = facts.Shape.States;
        double[] all = [.. position.State[..states], .. position.Gain[..states], .. position.Pace.IsSteady ? [] : position.Change[..states]];

        // Where no value has come since, half the digits are all there are.
        double[] filled = [.. gaps.SelectMany(gap => (double[])[.. gap.State[..states], .. gap.Levels])];
        bool isHalved = Array.TrueForAll(filled, number => number == (float)number);
        return new SavedArima(
            facts,
            position.Pace,
            position.MissingAtEnd,
            PackedNumbers.Pack(all),
            PackedNumbers.Pack(position.Levels),
            isHalved,
            isHalved ? PackedNumbers.PackHalved(filled) : PackedNumbers.Pack(filled));
    }

    public ArimaPosition Position(ArimaMotion motion)
    {
        int states = Facts.Shape.States;
        double[] all = PackedNumbers.Unpack(States);
        double[] levels = PackedNumbers.Unpack(Levels);
        if (Facts.Season < 1 || all.Length != states * (Pace.IsSteady ? 2 : 3) || levels.Length != Facts.Lost || Facts.Coefficients.Length != Facts.Shape.Count || MissingAtEnd < 0)
        {
            throw CutShort();
        }

        return new ArimaPosition(Piece(0), Piece(1), Pace.IsSteady ? new double[motion.Width] : Piece(2), Pace, levels, MissingAtEnd);

        double[] Piece(int place)
        {
            double[] piece = new double[motion.Width];
            all.AsSpan(place * states, states).CopyTo(piece);
            return piece;
        }
    }

    /// <summary>What is not known of filled values: states and levels of each error; weights are those of the position.</summary>
    public ArimaPosition[] Gaps(ArimaPosition position)
    {
        int states = Facts.Shape.States;
        int each = states + Facts.Lost;
        double[] all = IsFilledHalved ? PackedNumbers.UnpackHalved(Filled) : PackedNumbers.Unpack(Filled);
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

    private static FormatException CutShort() => new("Its numbers don't fit its order.");
}
