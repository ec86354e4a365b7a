namespace SahelForecast.Models.Ets;

/// <summary>A combination of base and trend, q and r.</summary>
internal readonly record struct Pair(double Q, double R)
{
    public double Of(double q, double r) => (Q * q) + (R * r);
}

/// <summary>Second central moments of q and r.</summary>
internal struct Second
{
    public double Qq;
    public double Qr;
    public double Rr;

    /// <summary>The moment of two combinations.</summary>
    public readonly double Of(Pair a, Pair b) => b.Of(a.Of(Qq, Qr), a.Of(Qr, Rr));

    public readonly Second After(Pair a, Pair b) => new() { Qq = Of(a, a), Qr = Of(a, b), Rr = Of(b, b) };

    public void Add(double weight, in Second moved, double q, double r)
    {
        Qq += weight * (moved.Qq + (q * q));
        Qr += weight * (moved.Qr + (q * r));
        Rr += weight * (moved.Rr + (r * r));
    }
}

/// <summary>Third central moments of q and r.</summary>
internal struct Third
{
    public double Qqq;
    public double Qqr;
    public double Qrr;
    public double Rrr;

    /// <summary>Those with one of the three a combination.</summary>
    public readonly Second With(Pair a) => new() { Qq = a.Of(Qqq, Qqr), Qr = a.Of(Qqr, Qrr), Rr = a.Of(Qrr, Rrr) };

    public readonly Third After(Pair a, Pair b)
    {
        Second withA = With(a);
        return new Third { Qqq = withA.Of(a, a), Qqr = withA.Of(a, b), Qrr = withA.Of(b, b), Rrr = With(b).Of(b, b) };
    }

    public void Add(double weight, in Third moved, in Second second, double q, double r)
    {
        Qqq += weight * (moved.Qqq + (3 * second.Qq * q) + (q * q * q));
        Qqr += weight * (moved.Qqr + (second.Qq * r) + (2 * second.Qr * q) + (q * q * r));
        Qrr += weight * (moved.Qrr + (second.Rr * q) + (2 * second.Qr * r) + (q * r * r));
        Rrr += weight * (moved.Rrr + (3 * second.Rr * r) + (r * r * r));
    }
}

/// <summary>Fourth central moments of q and r.</summary>
internal struct Fourth
{
    public double Qqqq;
    public double Qqqr;
    public double Qqrr;
    public double Qrrr;
    public double Rrrr;

    /// <summary>Those with one of the four a combination.</summary>
    public readonly Third With(Pair a) => new() { Qqq = a.Of(Qqqq, Qqqr), Qqr = a.Of(Qqqr, Qqrr), Qrr = a.Of(Qqrr, Qrrr), Rrr = a.Of(Qrrr, Rrrr) };

    public readonly Fourth After(Pair a, Pair b)
    {
        Third withA = With(a);
        Second withTwo = withA.With(a);
        Second withBoth = withA.With(b);
        return new Fourth
        {
            Qqqq = withTwo.Of(a, a),
            Qqqr = withTwo.Of(a, b),
            Qqrr = withTwo.Of(b, b),
            Qrrr = withBoth.Of(b, b),
            Rrrr = With(b).With(b).Of(b, b),
        };
    }

    public void Add(double weight, in Fourth moved, in Third third, in Second second, double q, double r)
    {
        Qqqq += weight * (moved.Qqqq + (4 * third.Qqq * q) + (6 * second.Qq * q * q) + (q * q * q * q));
        Qqqr += weight * (moved.Qqqr + (3 * third.Qqr * q) + (third.Qqq * r) + (3 * second.Qr * q * q) + (3 * second.Qq * q * r) + (q * q * q * r));
        Qqrr += weight * (moved.Qqrr + (2 * third.Qqr * r) + (2 * third.Qrr * q) + (second.Qq * r * r) + (second.Rr * q * q) + (4 * second.Qr * q * r) + (q * q * r * r));
        Qrrr += weight * (moved.Qrrr + (3 * third.Qrr * r) + (third.Rrr * q) + (3 * second.Qr * r * r) + (3 * second.Rr * q * r) + (q * r * r * r));
        Rrrr += weight * (moved.Rrrr + (4 * third.Rrr * r) + (6 * second.Rr * r * r) + (r * r * r * r));
    }
}
