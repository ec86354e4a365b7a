namespace SahelForecast.Models.Ets;

/// <summary>The first four moments of base and trend times one factor for season, all moved by the same relative errors: exact.</summary>
/// <remarks>
/// With q = l + phi b and r = phi b, both times the season's factor, an error e makes (q, r) into A(e) (q, r), A(e) = [1 + (alpha + phi beta) e, phi; phi beta e, phi], and 1 + gamma e
/// times that in the factor's own period. As e is independent of the past, with mean M, covariance V and third central moments C before, and u(e) = (A(e) - E A) M:
/// M' = E A M, V' = E[A V A' + u u'], C' = E[A³ C + 3 sym(A V A', u) + u³], and so on to the fourth. What is in the brackets is a polynomial of e of degree 8 at most, which five
/// Gauss-Hermite nodes integrate exactly; no moment is a difference of larger ones. The value is q (1 + e).
/// </remarks>
internal struct EtsProduct
{
    // Gauss-Hermite for a standard normal: 0 and the roots of 5 -+ sqrt 10; exact to degree 9.
    private static readonly double[] Nodes =
        [-Math.Sqrt(5 + Math.Sqrt(10)), -Math.Sqrt(5 - Math.Sqrt(10)), 0, Math.Sqrt(5 - Math.Sqrt(10)), Math.Sqrt(5 + Math.Sqrt(10))];

    private static readonly double[] Weights =
        [(7 - (2 * Math.Sqrt(10))) / 60, (7 + (2 * Math.Sqrt(10))) / 60, 8.0 / 15, (7 + (2 * Math.Sqrt(10))) / 60, (7 - (2 * Math.Sqrt(10))) / 60];

    private double _q;
    private double _r;
    private Second _second;
    private Third _third;
    private Fourth _fourth;

    public EtsProduct(double level, double trend, double phi, double season)
    {
        _q = (level + (phi * trend)) * season;
        _r = phi * trend * season;
    }

    /// <summary>The moments of the value of the period, if this is its season.</summary>
    /// <param name="deviation">Of errors.</param>
    public readonly EtsStep Value(double deviation)
    {
        // With D the deviation of q, the value is off its mean by D (1 + e) + q e.
        double s = deviation * deviation;
        double variance = ((1 + s) * _second.Qq) + (s * _q * _q);
        double third = ((1 + (3 * s)) * _third.Qqq) + (6 * s * _q * _second.Qq);
        double fourth = ((1 + (6 * s) + (3 * s * s)) * _fourth.Qqqq) + (12 * (s + (s * s)) * _q * _third.Qqq)
            + (6 * (s + (3 * s * s)) * _q * _q * _second.Qq) + (3 * s * s * _q * _q * _q * _q);
        double root = Math.Sqrt(variance);
        return variance > 0
            ? new EtsStep(_q, root, third / (variance * root), (fourth / (variance * variance)) - 3)
            : new EtsStep(_q, root, 0, 0);
    }

    /// <summary>Goes on to the next period.</summary>
    /// <param name="parameters">Gamma 0 where the period has another season.</param>
    /// <param name="deviation">Of errors.</param>
    /// <param name="isShapeWanted">False for mean and deviation only, in a third of the time.</param>
    public void Next(EtsParameters parameters, double deviation, bool isShapeWanted)
    {
        if (_r == 0 && parameters.Beta == 0)
        {
            NextWithoutTrend(parameters, deviation);
            return;
        }

        double meanQ = 0;
        double meanR = 0;
        for (int i = 0; i < Nodes.Length; i++)
        {
            (Pair toQ, Pair toR) = Moves(parameters, deviation * Nodes[i]);
            meanQ += Weights[i] * toQ.Of(_q, _r);
            meanR += Weights[i] * toR.Of(_q, _r);
        }

        Second second = default;
        Third third = default;
        Fourth fourth = default;
        for (int i = 0; i < Nodes.Length; i++)
        {
            (Pair toQ, Pair toR) = Moves(parameters, deviation * Nodes[i]);
            double q = toQ.Of(_q, _r) - meanQ;
            double r = toR.Of(_q, _r) - meanR;
            Second two = _second.After(toQ, toR);
            second.Add(Weights[i], two, q, r);
            if (!isShapeWanted)
            {
                continue;
            }

            Third three = _third.After(toQ, toR);
            third.Add(Weights[i], three, two, q, r);
            fourth.Add(Weights[i], _fourth.After(toQ, toR), three, two, q, r);
        }

        (_q, _r, _second, _third, _fourth) = (meanQ, meanR, second, third, fourth);
    }

    // The same with numbers in place of matrices.
    private void NextWithoutTrend(EtsParameters parameters, double deviation)
    {
        double mean = 0;
        for (int i = 0; i < Nodes.Length; i++)
        {
            double error = deviation * Nodes[i];
            mean += Weights[i] * (1 + (parameters.Alpha * error)) * (1 + (parameters.Gamma * error));
        }

        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int i = 0; i < Nodes.Length; i++)
        {
            double error = deviation * Nodes[i];
            double move = (1 + (parameters.Alpha * error)) * (1 + (parameters.Gamma * error));
            double q = _q * (move - mean);
            double square = move * move;
            double two = square * _second.Qq;
            double three = square * move * _third.Qqq;
            second += Weights[i] * (two + (q * q));
            third += Weights[i] * (three + (3 * two * q) + (q * q * q));
            fourth += Weights[i] * ((square * square * _fourth.Qqqq) + (4 * three * q) + (6 * two * q * q) + (q * q * q * q));
        }

        _q *= mean;
        (_second.Qq, _third.Qqq, _fourth.Qqqq) = (second, third, fourth);
    }

    // The rows of A(e), the factor's own move included.
    private static (Pair ToQ, Pair ToR) Moves(EtsParameters parameters, double error)
    {
        double factor = 1 + (parameters.Gamma * error);
        double trend = factor * parameters.Phi;
        return (new Pair(factor * (1 + ((parameters.Alpha + (parameters.Phi * parameters.Beta)) * error)), trend), new Pair(trend * parameters.Beta * error, trend));
    }
}
