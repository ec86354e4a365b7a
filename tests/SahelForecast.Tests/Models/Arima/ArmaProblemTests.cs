using SahelForecast.Models.Arima;
using Xunit;

namespace SahelForecast.Tests.Models.Arima;

/// <summary>The exact likelihood against dense matrices, R and statsmodels, and its slopes against differences.</summary>
public class ArmaProblemTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, ArimaGolden.Likelihoods.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ExactLikelihoodIsThatOfDenseMatrices(int index)
    {
        Dictionary<string, string> row = ArimaGolden.Likelihoods[index];
        (ArimaDesign design, ArmaShape shape, double[] coefficients) = Pose(row);
        ArmaSample sample = Known(design, ArimaGolden.Number(row["constant"]));
        double[] scratch = new double[ArmaProblem.ScratchLength(shape, sample)];
        var problem = new ArmaProblem(shape, sample, scratch);
        if (double.IsPositiveInfinity(problem.EvaluateCoefficients(coefficients)))
        {
            // Two autoregressive roots within a thousandth of 1, where statsmodels errs too: refused, not guessed.
            Assert.Contains(index, (int[])[39, 99]);
            return;
        }

        double expected = ArimaGolden.Number(row["loglik"]);
        Assert.Equal(ArimaGolden.Integer(row["n"]), sample.Observed);
        Assert.Equal(0, (problem.LogLikelihood - expected) / Math.Max(1, Math.Abs(expected)), 1e-7);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SlopesAreThoseOfDifferences(int index) => Compare(index, isConditional: false);

    [Theory]
    [MemberData(nameof(Cases))]
    public void ConditionalSlopesAreThoseOfDifferences(int index) => Compare(index, isConditional: true);

    private static void Compare(int index, bool isConditional)
    {
        Dictionary<string, string> row = ArimaGolden.Likelihoods[index];
        (ArimaDesign design, ArmaShape shape, double[] coefficients) = Pose(row);
        ArmaSample sample = design.Sample(hasConstant: design.AllowsConstant);
        double[] x = new double[shape.Count];
        if (x.Length == 0 || !ArmaCoefficients.TryToPartials(shape, coefficients, x))
        {
            return;
        }

        // Away from the edge, where differences leave the space.
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Math.Clamp(x[i], -0.9, 0.9);
        }

        double[] scratch = new double[ArmaProblem.ScratchLength(shape, sample)];
        Array.Fill(scratch, double.NaN);
        var problem = new ArmaProblem(shape, sample, scratch, isConditional);
        double[] gradient = new double[shape.Stride];
        double value = problem.Evaluate(x);
        if (isConditional && double.IsPositiveInfinity(value))
        {
            // A gap among the values that are given says nothing, so that its column is empty.
            Assert.NotEqual(0, sample.Missing);
            return;
        }

        problem.Differentiate(gradient, new double[shape.Stride * shape.Stride]);
        for (int i = 0; i < x.Length; i++)
        {
            const double Step = 1e-5;
            double[] moved = [.. x];
            moved[i] = x[i] + Step;
            double above = problem.Evaluate(moved);
            moved[i] = x[i] - Step;
            double below = problem.Evaluate(moved);
            double slope = (above - below) / (2 * Step);
            Assert.Equal(slope, gradient[i], 1e-4 * Math.Max(1, Math.Max(Math.Abs(value), Math.Abs(slope))));
        }
    }

    private static (ArimaDesign Design, ArmaShape Shape, double[] Coefficients) Pose(Dictionary<string, string> row)
    {
        ArimaDesign design = ArimaGolden.Design(row);
        double[] coefficients =
        [
            .. ArimaGolden.Numbers(row["phi"]), .. ArimaGolden.Numbers(row["theta"]), .. ArimaGolden.Numbers(row["Phi"]), .. ArimaGolden.Numbers(row["Theta"]),
        ];
        return (design, ArimaGolden.Order(row).Shape(design.Season), coefficients);
    }

    // With the constant taken off, not estimated.
    private static ArmaSample Known(ArimaDesign design, double constant)
    {
        ArmaSample free = design.Sample(hasConstant: false);
        double[] columns = new double[(free.Columns + 1) * free.Length];
        for (int column = 0; column <= free.Columns; column++)
        {
            free[column].CopyTo(columns.AsSpan(column * free.Length));
        }

        for (int t = 0; t < free.Length; t++)
        {
            columns[t] -= constant;
        }

        return new ArmaSample(columns, free.Length, free.Missing, free.LogJacobian);
    }
}
