namespace SahelForecast.Scenarios;

/// <summary>The draws of the last few steps, one number a path; a new step takes the place of the oldest.</summary>
internal sealed class StepMemory(int steps, int pathCount)
{
    private readonly double[] _draws = new double[(long)steps * pathCount];

    /// <summary>The draws of some paths at a step that is still remembered.</summary>
    public Span<double> At(int step, PathBlock block) => _draws.AsSpan((step % steps * pathCount) + block.First, block.Count);

    /// <summary>All of it, where every step is remembered: step-major, given away.</summary>
    public SamplePaths Whole() => new(steps, pathCount, _draws);
}

/// <summary>Neighbouring paths that are worked on together.</summary>
internal readonly record struct PathBlock(int First, int Count);
