using SahelForecast.Models.Arima;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models.Arima;

/// <summary>The vector filter against the textbook's, which carries whole matrices on, at models drawn at random.</summary>
public class DenseKalmanTests
{
    // Both sum some thousand products of numbers up to the variance, at most about 1e5 here.
    private const double Tolerance = 1e-9;

    // Partial autocorrelations up to this: no root nearer to 1 than rounding bears.
    private const double Most = 0.9;

    public static TheoryData<int> Draws => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Draws))]
    public void LogLikelihood_OfRandomModels_IsTheDenseFilters(int draw)
    {
        var model = new Drawn(draw);
        KalmanLikelihood expected = model.Kalman.Run(model.Values);
        NumericAssert.AssertClose(expected.LogLikelihood, LogLikelihood(model), Tolerance, 1e-9, model.ToString());
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void LogLikelihood_WithGaps_IsThatOfWhatIsThere(int draw)
    {
        var model = new Drawn(draw);
        for (int i = 0; i < 1 + (model.Values.Length / 8); i++)
        {
            // The first and the last stay, as they do when a series is trimmed.
            model.Values[1 + model.Dice.Index(model.Values.Length - 2)] = double.NaN;
        }

        KalmanLikelihood expected = model.Kalman.Run(model.Values);
        NumericAssert.AssertClose(expected.LogLikelihood, LogLikelihood(model), Tolerance, 1e-9, model.ToString());
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void Errors_OfRandomModels_AreTheDenseFilters(int draw)
    {
        var model = new Drawn(draw);
        double[] expected = new double[model.Values.Length];
        model.Kalman.Run(model.Values, expected);

        int width = ArmaFilter.Width(model.Shape.States);
        double[] ar = new double[width];
        model.Ar.CopyTo(ar, 0);
        double[] gain = new double[width];
        double[] state = new double[width];
        double variance = ArmaStart.Fill<double>(
            model.Shape, model.Ar, model.Ma, gain, new double[ArmaStart.ScratchLength(model.Shape.ArLags, model.Shape.MaLags)]);
        double[] change = [.. gain];
        var pace = new ArmaPace(variance, IsSteady: false);
        double[] actual = new double[expected.Length];
        for (int t = 0; t < actual.Length; t++)
        {
            double error = model.Values[t] - state[0];
            actual[t] = error / Math.Sqrt(pace.Variance);
            ArmaFilter.Take(ar, gain, state, error / pace.Variance);
            pace = ArmaFilter.Next(ar, gain, change, pace);
        }

        // An error may be near 0 beside the values it is a difference of.
        NumericAssert.AssertClose(expected, actual, Tolerance, Tolerance * model.Values.Max(Math.Abs), model.ToString());
    }

    [Fact]
    public void LogLikelihood_OfLevels_NearlyThatOfDifferences()
    {
        var dice = new Dice(7);
        double[] levels = new double[90];
        for (int t = 0; t < levels.Length; t++)
        {
            levels[t] = (t < 12 ? 0 : levels[t - 12]) + dice.Normal();
        }

        var design = new ArimaDesign(levels, [], 1, 1, 12);
        double[] ma = new double[13];
        (ma[0], ma[11], ma[12]) = (-0.4, -0.5, 0.2);
        var dense = new DenseKalman(0, 13);
        dense.Pose([], ma);
        var diffuse = new DiffuseKalman(0, 13, DifferencingStart.Weights(1, 1, 12));
        diffuse.Pose([], ma);
        KalmanLikelihood expected = dense.Run(design.Values);
        KalmanLikelihood actual = diffuse.Run(levels);
        Assert.Equal(expected.Count, actual.Count);

        // What a variance of 1e6 instead of an infinite one changes: about a part in 1e5 of the sum of squares.
        NumericAssert.AssertClose(expected.LogLikelihood, actual.LogLikelihood, 0, 1e-2);
    }

    private static double LogLikelihood(Drawn model)
    {
        var design = new ArimaDesign(model.Values, [], 0, 0, model.Shape.Season);
        ArmaSample sample = design.Sample(hasConstant: false);
        var problem = new ArmaProblem(model.Shape, sample, new double[ArmaProblem.ScratchLength(model.Shape, sample)]);
        problem.EvaluateCoefficients(model.Coefficients);
        return problem.LogLikelihood;
    }

    // A stationary and invertible model, and values of any kind: the likelihood need not be high.
    private sealed class Drawn
    {
        public Drawn(int draw)
        {
            Dice = new Dice((ulong)draw);
            Shape = new ArmaShape(Dice.Index(4), Dice.Index(4), Dice.Index(2), Dice.Index(2), Dice.Index(2) == 0 ? 4 : 12);
            double[] partials = new double[Shape.Count];
            for (int i = 0; i < partials.Length; i++)
            {
                partials[i] = Most * ((2 * Dice.Uniform()) - 1);
            }

            Coefficients = new double[Shape.Count];
            Ar = new double[Shape.ArLags];
            Ma = new double[Shape.MaLags];
            ArmaCoefficients.Fill<double>(Shape, partials, Coefficients);
            ArmaCoefficients.Expand<double>(Shape, Coefficients, Ar, Ma);
            Values = new double[20 + Dice.Index(81)];
            for (int t = 0; t < Values.Length; t++)
            {
                Values[t] = (t == 0 ? 0 : 0.6 * Values[t - 1]) + (3 * Dice.Normal());
            }

            Kalman = new DenseKalman(Shape.ArLags, Shape.MaLags);
            Kalman.Pose(Ar, Ma);
        }

        public Dice Dice { get; }

        public ArmaShape Shape { get; }

        public double[] Coefficients { get; }

        public double[] Ar { get; }

        public double[] Ma { get; }

        public double[] Values { get; }

        public DenseKalman Kalman { get; }

        public override string ToString() => $"{Shape}, {Values.Length} values";
    }
}
