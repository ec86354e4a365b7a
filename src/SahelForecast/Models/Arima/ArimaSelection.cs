namespace SahelForecast.Models.Arima;

/// <summary>Chooses the order of a model whose differences are settled.</summary>
/// <remarks>Stepwise as R. J. Hyndman and Y. Khandakar (2008), Automatic time series forecasting: the forecast package for R, Journal of Statistical Software 27(3), but with
/// the exact likelihood throughout; each neighbour is searched from the best so far too.</remarks>
internal sealed class ArimaSelection
{
    // As many as the stepwise search may try; more says that it goes in circles.
    private const int MostModels = 94;

    // Orders are compared by likelihoods this near to their maxima.
    private const double Tolerance = 1e-4;

    // What a coefficient costs beyond the criterion, when regularised. On M4 (yearly 2,300, quarterly 1,489 series, official ends; monthly 480, last 18 held out) the rule for
    // differences brought sMAPE from 14.52, 9.97 and 23.84 to 13.79, 9.73 and 23.29, this to 13.65, 9.68 and 23.33; 2 and BIC were better here and worse there.
    private const double LearnedCost = 1;

    // Roots nearer to the circle than this: on the edge of what is stationary or invertible.
    private const double LeastRoot = 1.01;

    private static readonly (int P, int Q)[] Moves = [(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)];

    private readonly ArimaDesign _design;
    private readonly ArimaOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<(ArimaOrder, bool)> _tried = [];
    private readonly int _maxP;
    private readonly int _maxQ;
    private readonly int _maxSeasonalP;
    private readonly int _maxSeasonalQ;
    private ArimaFound? _best;
    private double _least = double.PositiveInfinity;

    /// <summary>Prepares a choice.</summary>
    /// <param name="design">The differenced values.</param>
    /// <param name="length">Values observed.</param>
    /// <param name="options">Choices.</param>
    /// <param name="cancellationToken">Stops between models.</param>
    public ArimaSelection(ArimaDesign design, int length, ArimaOptions options, CancellationToken cancellationToken)
    {
        _design = design;
        _options = options;
        _cancellationToken = cancellationToken;
        int season = design.Season;
        bool isSeasonal = season > 1;
        _maxP = Math.Min(options.MaxP, length / 3);
        _maxQ = Math.Min(options.MaxQ, length / 3);
        _maxSeasonalP = isSeasonal ? Math.Min(options.MaxSeasonalP, length / 3 / season) : 0;
        _maxSeasonalQ = isSeasonal ? Math.Min(options.MaxSeasonalQ, length / 3 / season) : 0;

        // Lags of a season are the seasonal factor's.
        _maxP = _maxSeasonalP > 0 ? Math.Min(_maxP, season - 1) : _maxP;
        _maxQ = _maxSeasonalQ > 0 ? Math.Min(_maxQ, season - 1) : _maxQ;
    }

    /// <summary>Chooses.</summary>
    /// <returns>The best; the plainest if no other stays off the edge.</returns>
    public ArimaFound Choose()
    {
        if (_options.SearchMethod == ArimaSearchMethod.Exhaustive)
        {
            TryAll();
        }
        else
        {
            Step();
        }

        bool hasConstant = MustHaveConstant || (MayHaveConstant && _design.Lost == 0);
        return _best is ArimaFound best
            ? ArimaSearch.Finish(_design, best, _options.Estimation)
            : ArimaSearch.Run(_design, new ArimaOrder(0, _design.Differences, 0, 0, _design.SeasonalDifferences, 0), hasConstant, null);
    }

    private bool MayHaveConstant => _design.AllowsConstant && _options.IncludesConstant != false;

    private bool MustHaveConstant => _design.AllowsConstant && _options.IncludesConstant == true;

    private void TryAll()
    {
        for (int sum = 0; sum <= _options.MaxOrder; sum++)
        {
            for (int seasonalP = 0; seasonalP <= _maxSeasonalP; seasonalP++)
            {
                for (int seasonalQ = 0; seasonalQ <= _maxSeasonalQ; seasonalQ++)
                {
                    for (int p = 0; p <= _maxP; p++)
                    {
                        int q = sum - p - seasonalP - seasonalQ;
                        if (q < 0 || q > _maxQ)
                        {
                            continue;
                        }

                        if (MayHaveConstant)
                        {
                            Try(p, q, seasonalP, seasonalQ, hasConstant: true);
                        }

                        if (!MustHaveConstant)
                        {
                            Try(p, q, seasonalP, seasonalQ, hasConstant: false);
                        }
                    }
                }
            }
        }
    }

    private void Step()
    {
        bool constant = MayHaveConstant;
        int most = _design.Observed + _design.Lost < 10 ? 1 : 2;
        int mostSeasonal = most - 1;
        Try(0, 0, 0, 0, constant);
        Try(Math.Min(_maxP, 1), 0, Math.Min(_maxSeasonalP, 1), 0, constant);
        Try(0, Math.Min(_maxQ, 1), 0, Math.Min(_maxSeasonalQ, 1), constant);
        Try(Math.Min(_maxP, most), Math.Min(_maxQ, most), Math.Min(_maxSeasonalP, mostSeasonal), Math.Min(_maxSeasonalQ, mostSeasonal), constant);
        if (constant && !MustHaveConstant)
        {
            Try(0, 0, 0, 0, hasConstant: false);
        }

        while (_best is not null && _tried.Count < MostModels && Neighbour(_best))
        {
        }
    }

    // The first neighbour that is better: seasonal factors first, one coefficient up or down, then two.
    private bool Neighbour(ArimaFound from)
    {
        ArimaOrder order = from.Order;
        foreach ((int p, int q) in Moves)
        {
            if (Try(order.P, order.Q, order.SeasonalP + p, order.SeasonalQ + q, from.HasConstant))
            {
                return true;
            }
        }

        foreach ((int p, int q) in Moves)
        {
            if (Try(order.P + p, order.Q + q, order.SeasonalP, order.SeasonalQ, from.HasConstant))
            {
                return true;
            }
        }

        return MayHaveConstant && !MustHaveConstant && Try(order.P, order.Q, order.SeasonalP, order.SeasonalQ, !from.HasConstant);
    }

    private bool Try(int p, int q, int seasonalP, int seasonalQ, bool hasConstant)
    {
        if (p < 0 || q < 0 || seasonalP < 0 || seasonalQ < 0 || p > _maxP || q > _maxQ || seasonalP > _maxSeasonalP || seasonalQ > _maxSeasonalQ)
        {
            return false;
        }

        var order = new ArimaOrder(p, _design.Differences, q, seasonalP, _design.SeasonalDifferences, seasonalQ);
        if (!_tried.Add((order, hasConstant)))
        {
            return false;
        }

        _cancellationToken.ThrowIfCancellationRequested();
        int coefficients = p + q + seasonalP + seasonalQ;
        int parameters = coefficients + (hasConstant ? 1 : 0) + _design.Regressors + 1;
        if (!double.IsFinite(Price(0, parameters)))
        {
            return false;
        }

        ArimaFound found = ArimaSearch.Run(_design, order, hasConstant, _best, _options.Estimation, Tolerance);
        double cost = _options.Regularisation == ArimaRegularisation.Learned ? LearnedCost * coefficients : 0;
        double criterion = IsOffEdge(found) ? cost + Price(found.LogLikelihood, parameters) : double.PositiveInfinity;
        if (!(criterion < _least))
        {
            return false;
        }

        (_best, _least) = (found, criterion);
        return true;
    }

    private double Price(double logLikelihood, int parameters) => _options.Criterion.Of(logLikelihood, parameters, _design.Observed);

    private bool IsOffEdge(ArimaFound found)
    {
        if (!double.IsFinite(found.Report.Value))
        {
            return false;
        }

        ArmaShape shape = found.Order.Shape(_design.Season);
        Span<double> coefficients = stackalloc double[shape.Count];
        ArmaCoefficients.Fill<double>(shape, found.Partials, coefficients);
        return ArmaCoefficients.RootsBeyond(shape, coefficients, LeastRoot);
    }
}
