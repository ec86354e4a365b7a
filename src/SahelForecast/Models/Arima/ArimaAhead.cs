namespace SahelForecast.Models.Arima;

/// <summary>The weights and variances of one-step errors of the periods to come.</summary>
internal readonly ref struct ArimaAhead
{
    private readonly int _width;
    private readonly double[] _gains;
    private readonly ArmaPace[] _paces;

    /// <summary>Goes on from a position.</summary>
    public ArimaAhead(ArimaMotion motion, ArimaPosition position, int horizon)
    {
        _width = motion.Width;
        _gains = new double[_width * horizon];
        _paces = new ArmaPace[horizon];
        double[] gain = [.. position.Gain];
        double[] change = [.. position.Change];
        ArmaPace pace = position.Pace;
        for (int i = 0; i < horizon; i++)
        {
            gain.CopyTo(_gains, i * _width);
            _paces[i] = pace;
            pace = ArmaFilter.Next(motion.Ar, gain, change, pace);
        }
    }

    /// <summary>What the error of a period, from 0, changes the states by, times its variance.</summary>
    public ReadOnlySpan<double> Gain(int period) => _gains.AsSpan(period * _width, _width);

    /// <summary>The variance of the error of a period, by that of the errors.</summary>
    public double Variance(int period) => _paces[period].Variance;

    /// <summary>Whether the weights change no more from there.</summary>
    public bool IsSteady(int period) => _paces[period].IsSteady;
}
