namespace SahelForecast.Evaluation;

/// <summary>How far one predicted number is from the one that came true. NaN where either is NaN.</summary>
internal static class PointErrors
{
    public static double Absolute(double actual, double predicted) => Math.Abs(predicted - actual);

    public static double Squared(double actual, double predicted) => (predicted - actual) * (predicted - actual);

    /// <summary>In percent of the actual value; infinite where that is 0, NaN where both are.</summary>
    public static double AbsolutePercentage(double actual, double predicted) => 100 * Math.Abs(predicted - actual) / Math.Abs(actual);

    /// <summary>In percent of the mean of both sizes, 0 to 200; 0 where both are 0.</summary>
    public static double SymmetricAbsolutePercentage(double actual, double predicted)
    {
        double size = Math.Abs(actual) + Math.Abs(predicted);
        return size == 0 ? 0 : 200 * Math.Abs(predicted - actual) / size;
    }

    /// <summary>The natural log of the factor between both, numbers below the floor counting as the floor.</summary>
    public static double AbsoluteLog(double actual, double predicted, double floor) =>
        Math.Abs(Math.Log(Math.Max(predicted, floor) / Math.Max(actual, floor)));

    /// <summary>Whether the error is smaller than a fraction of the actual value; a hit is, of 0 too.</summary>
    public static bool IsWithin(double actual, double predicted, double tolerance) =>
        predicted == actual || Math.Abs(predicted - actual) < tolerance * Math.Abs(actual);

    /// <summary>The middle of at least one number, the mean of the two in the middle when their count is even; sorts them.</summary>
    public static double Median(Span<double> errors)
    {
        errors.Sort();
        return (errors[(errors.Length - 1) / 2] + errors[errors.Length / 2]) / 2;
    }
}
