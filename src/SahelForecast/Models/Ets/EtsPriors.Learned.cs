// Written by benchmarks/SahelForecast.Priors; see its Corpus for the data. Not to be edited by hand.
namespace SahelForecast.Models.Ets;

internal static partial class EtsPriors
{
    // Errors -4.0 %, with the common prior -2.8 %; sMAPE / MASE 6342 ends 14.421 / 2.8675  184 ends 47.826 / 3.7395, without a prior 6342 ends 15.021 / 2.9452  184 ends 55.099 / 3.8699.
    private static readonly EtsPrior YearlyShort = new(new(3, 1), new(1, 5), new(1, 3), new(1.25, 1), Math.Pow(0.95, 0.5), 1);

    // Errors -11.0 %, with the common prior -11.0 %; sMAPE / MASE 3995 ends 12.006 / 2.9733  73 ends 47.093 / 2.6355, without a prior 3995 ends 13.525 / 3.2892  73 ends 59.053 / 2.9148.
    private static readonly EtsPrior YearlyLong = new(new(3, 1), new(1, 9), new(1, 3), new(1.25, 1), Math.Pow(0.95, 0.5), 1);

    // Errors -2.7 %, with the common prior -2.7 %; sMAPE / MASE 4422 ends 10.611 / 1.0682, without a prior 4422 ends 10.971 / 1.0921.
    private static readonly EtsPrior QuarterlyShort = new(new(3, 1), new(1, 9), new(1, 3), new(1.25, 1), Math.Pow(0.95, 0.125), 1);

    // Errors -0.7 %, with the common prior -0.7 %; sMAPE / MASE 2254 ends 10.662 / 1.1450, without a prior 2254 ends 10.725 / 1.1551.
    private static readonly EtsPrior QuarterlyLong = new(new(3, 1), new(1, 9), new(1, 3), new(1.25, 1), Math.Pow(0.95, 0.125), 1);

    // Errors -3.5 %, with the common prior -3.5 %; sMAPE / MASE 1407 ends 21.589 / 0.9520, without a prior 1407 ends 22.528 / 0.9791.
    private static readonly EtsPrior MonthlyShort = new(new(3, 1), new(1, 9), new(1, 3), new(1.25, 1), Math.Pow(0.95, 0.041666666666666664), 1);

    // Errors -5.7 %, with the common prior -5.7 %; sMAPE / MASE 293 ends 19.064 / 1.2678, without a prior 293 ends 20.147 / 1.3503.
    private static readonly EtsPrior MonthlyLong = new(new(3, 1), new(1, 9), new(1, 3), new(1.25, 1), Math.Pow(0.95, 0.041666666666666664), 1);
}
