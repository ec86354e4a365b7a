namespace SahelForecast.Models.Counts;

/// <summary>How far back a series remembers, and how far it strays from what it remembers, by how far ahead is looked.</summary>
/// <param name="Memory">The age at which a value counts 1/e of the last one, in periods, one period ahead.</param>
/// <param name="MemoryGrowth">The power of the horizon by which it grows.</param>
/// <param name="Pull">The share of the way to the last value that each remembered one is moved, on the scale of log(1 + y), one period ahead.</param>
/// <param name="PullDecay">What is left of it a period later.</param>
/// <param name="Spread">The standard deviation about a remembered value, on that scale, one period ahead.</param>
/// <param name="SpreadGrowth">The power of the horizon by which it grows.</param>
/// <param name="WideShare">The probability, after a value of 0, of a change of another kind.</param>
/// <param name="WideDecay">The power of 1 + y by which it is smaller after a value y.</param>
/// <param name="WideSpread">The standard deviation of such a change.</param>
internal readonly record struct HistoryMemory(
    double Memory, double MemoryGrowth, double Pull, double PullDecay, double Spread, double SpreadGrowth, double WideShare, double WideDecay, double WideSpread)
{
    /// <summary>From here on memory grows no longer.</summary>
    public const int MostLead = 36;

    /// <summary>The age at which a value counts 1/e of the last one, a number of periods ahead.</summary>
    public double MemoryAt(int lead) => Memory * Math.Pow(Math.Min(lead, MostLead), MemoryGrowth);

    public double PullAt(int lead) => Pull * Math.Pow(PullDecay, lead - 1);

    public double SpreadAt(int lead) => Spread * Math.Pow(Math.Min(lead, MostLead), SpreadGrowth);
}
