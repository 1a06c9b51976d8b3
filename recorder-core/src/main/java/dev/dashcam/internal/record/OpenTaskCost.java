/*
 * Copyright 2026 the Dashcam authors. Licensed under the Apache License, Version 2.0.
 */
package dev.dashcam.internal.record;

import dev.dashcam.internal.account.AccountReading;

/**
 * What a task that had not ended has cost.
 *
 * @param threadId the thread that began it, whose account it is
 * @param runningNanos how long it had been open by then
 */
public record OpenTaskCost(long taskId, long threadId, long runningNanos, AccountReading spent) {}
