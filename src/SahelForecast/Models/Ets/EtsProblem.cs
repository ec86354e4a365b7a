using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>The likelihood of one model on one series, to be maximised: less twice its logarithm but for a constant, the variance solved for.</summary>
/// <remarks>
/// With n observed values, errors e and means m it is f = n log S + 2 sum log m, S = sum e², the second sum for multiplicative errors alone
/// (Hyndman et al. 2008, equation 5.3), and less twice the logarithm of the prior. Its curvature is that which is expected (Fisher's information, the
/// variance profiled out): 2 (n / S) X'X for additive errors, X the derivatives of the means; for multiplicative ones, with V those divided by the means,
/// 2 (n / S + 2) V'V - (4 / n) V'1 1'V. As it needs no second derivatives and is never negative, steps by it go down.
/// </remarks>
internal ref struct EtsProblem : IScoringProblem
{
    // A sum of squares below this share of the values' own is rounding.
    private const double Precision = 1e-24;

    private readonly EtsShape _shape;
    private readonly ReadOnlySpan<double> _values;
    private readonly EtsPrior _prior;
    private readonly bool _isMultiplicativeError;
    private readonly double _rounding;
    private readonly EtsDiscount _discount;
    private readonly EtsTrack _track;
    private readonly Span<double> _season;
    private readonly Span<double> _seasonLanes;
    private readonly Span<double> _rows;
    private readonly Span<double> _sum;
    private readonly Span<double> _smoothing;
    private readonly double _lastSeason;

    /// <summary>Poses the problem.</summary>
    /// <param name="shape">The model.</param>
    /// <param name="isMultiplicativeError">How errors count: as the model says, or added, to begin with.</param>
    /// <param name="values">The values; NaN where missing. Scaled, so that they are about 1.</param>
    /// <param name="prior">What is believed of the smoothing parameters.</param>
    /// <param name="lastSeason">The seasonal state that is not free.</param>
    /// <param name="scratch">Of <see cref="ScratchLength"/>; overwritten.</param>
    public EtsProblem(
        scoped in EtsShape shape, bool isMultiplicativeError, ReadOnlySpan<double> values, scoped in EtsPrior prior, double lastSeason, Span<double> scratch)
    {
        _shape = shape;
        _values = values;
        _prior = prior;
        _isMultiplicativeError = isMultiplicativeError;
        _lastSeason = lastSeason;
        _rounding = Precision * values.Length;
        _discount = EtsDiscount.Of(prior.Discount, values.Length);
        int used = 0;
        _rows = scratch.Slice(used, shape.Stride * values.Length);
        used += _rows.Length;
        _seasonLanes = scratch.Slice(used, EtsShape.Lanes * shape.SeasonLength);
        used += _seasonLanes.Length;
        _sum = scratch.Slice(used, shape.Stride);
        used += _sum.Length;
        _track = new EtsTrack(scratch[used..], values.Length);
        used += EtsTrack.Width * values.Length;
        _season = scratch.Slice(used, shape.SeasonLength);
        used += _season.Length;
        _smoothing = scratch.Slice(used, 4);
    }

    /// <summary>Of the last evaluation.</summary>
    public EtsScore Score { get; private set; }

    /// <summary>The smoothing parameters and the start of the last evaluation.</summary>
    public EtsState Start { get; private set; }

    /// <summary>The Gaussian log likelihood of the last evaluation, the prior left out.</summary>
    public readonly double LogLikelihood =>
        (-0.5 * Score.Count * (Math.Log(2 * Math.PI * (Score.SumOfSquares + _rounding) / Score.Count) + 1)) - Score.LogMeans;

    /// <summary>The seasonal states after the last evaluation, each in its place of the season.</summary>
    public readonly ReadOnlySpan<double> Season => _season;

    /// <summary>The means of the last evaluation.</summary>
    public readonly EtsTrack Track => _track;

    /// <summary>Numbers of scratch that a series takes.</summary>
    public static int ScratchLength(in EtsShape shape, int count) =>
        ((EtsTrack.Width + shape.Stride) * count) + ((1 + EtsShape.Lanes) * shape.SeasonLength) + shape.Stride + 4;

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double alpha = x[0];
        double betaShare = _shape.HasTrend ? x[_shape.Beta] : 0;
        double gammaShare = _shape.HasSeason ? x[_shape.Gamma] : 0;
        double phi = _shape.IsDamped ? x[_shape.Phi] : 1;
        _smoothing[0] = alpha;
        _smoothing[1] = betaShare;
        _smoothing[2] = gammaShare;
        _smoothing[3] = phi;
        Start = new EtsState(
            alpha, betaShare * alpha, gammaShare * (1 - alpha), phi, x[_shape.Level], _shape.HasTrend ? x[_shape.Trend] : 0);
        x.Slice(_shape.FirstSeason, _shape.SeasonLength - 1).CopyTo(_season);
        _season[^1] = _lastSeason;
        Score = EtsKernel.Follow(_shape.Specification, _isMultiplicativeError, _discount, _values, Start, _season, _track);
        return double.IsFinite(Score.SumOfSquares)
            ? (Score.Count * Math.Log(Score.SumOfSquares + _rounding)) + (2 * Score.LogMeans) + Penalty()
            : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    public readonly void Differentiate(Span<double> gradient, Span<double> curvature)
    {
        double precision = Score.Count / (Score.SumOfSquares + _rounding);
        Weigh(precision);
        EtsKernel.Differentiate(new EtsDerivation(_shape, _values, Start, _smoothing[1], _smoothing[2], _track, _seasonLanes, _rows, gradient, _sum));
        GramKernel.Fill(_rows, _shape.Stride, curvature);

        double scale = 2 * (precision + (_isMultiplicativeError ? 2 : 0));
        double common = _isMultiplicativeError ? 4.0 / Score.Count : 0;
        for (int i = 0; i < _shape.Count; i++)
        {
            gradient[i] *= -2;
            Span<double> row = curvature.Slice(i * _shape.Stride, i + 1);
            for (int j = 0; j <= i; j++)
            {
                row[j] = (scale * row[j]) - (common * _sum[i] * _sum[j]);
            }
        }

        AddPrior(gradient, curvature);
    }

    private readonly void Weigh(double precision)
    {
        ReadOnlySpan<double> errors = _track.Error;
        ReadOnlySpan<double> shares = _track.Share[..errors.Length];
        Span<double> weights = _track.Weight[..errors.Length];
        if (!_isMultiplicativeError)
        {
            for (int t = 0; t < errors.Length; t++)
            {
                weights[t] = precision * errors[t] * shares[t];
            }

            return;
        }

        double root = _discount.First;
        for (int t = 0; t < errors.Length; t++)
        {
            double error = errors[t] * shares[t];
            double inverse = 1 / root;
            weights[t] = (precision * error * (1 + (error * inverse))) - inverse;
            root *= _discount.Growth;
        }
    }

    private readonly double Penalty()
    {
        double sum = _prior.Alpha.Penalty(_smoothing[0]);
        sum += _shape.HasTrend ? _prior.Beta.Penalty(_smoothing[1]) : 0;
        sum += _shape.HasSeason ? _prior.Gamma.Penalty(_smoothing[2]) : 0;
        return sum + (_shape.IsDamped ? _prior.Phi.Penalty(EtsBounds.Share(_smoothing[3])) : 0);
    }

    private readonly void AddPrior(Span<double> gradient, Span<double> curvature)
    {
        Add(_prior.Alpha, 0, _smoothing[0], 1, gradient, curvature);
        if (_shape.HasTrend)
        {
            Add(_prior.Beta, _shape.Beta, _smoothing[1], 1, gradient, curvature);
        }

        if (_shape.HasSeason)
        {
            Add(_prior.Gamma, _shape.Gamma, _smoothing[2], 1, gradient, curvature);
        }

        if (_shape.IsDamped)
        {
            Add(_prior.Phi, _shape.Phi, EtsBounds.Share(_smoothing[3]), EtsBounds.PhiWidth, gradient, curvature);
        }
    }

    private readonly void Add(BetaPrior prior, int place, double share, double width, Span<double> gradient, Span<double> curvature)
    {
        gradient[place] += prior.Slope(share) / width;
        curvature[(place * _shape.Stride) + place] += prior.Curvature(share) / (width * width);
    }
}
